import { type ArgumentsHost, Catch, type ExceptionFilter, NotFoundException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PORTAL_PAGES } from '../../contract/src';
import { problem, sendProblem } from '../shared/errors/problem.filter';
import { isDatabaseUnavailable } from '../shared/tenancy/database-unavailable';
import type { ClientFilesTask } from './client-files.task';
import { isHashed } from './client-folder';
import type { RouteMethods } from './route-methods';
import type { GuestPages } from './security-headers';

/** Paths that are never pages of the portal, whatever the client accepts: those of programs, and files. */
const NO_PAGE = /^\/(api|health)(\/|$)|\.\w{2,5}$/;
const KNOWN_PAGE = new RegExp(`^/(${PORTAL_PAGES.join('|')})(/|$)`);
const FOUND = 200;
const NOT_FOUND = 404;

export type SendPage = (reply: FastifyReply, status: number) => void;

/**
 * A path without a route may be a page of the portal: the client's router decides what it shows. A client that does not
 * name HTML in `Accept` is a program, and receives no page for an unknown path; nor does a request with a method that
 * the path does not have.
 */
@Catch(NotFoundException)
export class PortalPageFilter implements ExceptionFilter {
  constructor(
    private readonly routes: RouteMethods,
    private readonly sendPage: SendPage,
    private readonly files: ClientFilesTask,
    private readonly guestPages?: GuestPages,
  ) {}

  catch(_: NotFoundException, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const path = request.url.split('?', 1)[0]!;
    const isKnown = KNOWN_PAGE.test(path) || this.guestPages?.includes(path) === true;
    const allowed = isKnown ? ['GET', 'HEAD'] : this.routes.of(path);
    if (allowed.length && !allowed.includes(request.method)) {
      void reply.header('allow', allowed.join(', '));
      return sendProblem(reply, problem('method_not_allowed'));
    }
    if (isHashed(path) && ['GET', 'HEAD'].includes(request.method)) return void this.sendFile(path.slice(1), reply);
    const { accept = '*/*' } = request.headers;
    const isWanted = /\btext\/html\b/.test(accept) || (isKnown && accept.includes('*/*'));
    if (!isWanted || NO_PAGE.test(path) || !['GET', 'HEAD'].includes(request.method))
      return sendProblem(reply, problem('not_found'));
    this.sendPage(reply, isKnown ? FOUND : NOT_FOUND);
  }

  /**
   * A file that this portal's folder lacks is never answered with a page: missing code has to be reported as missing.
   */
  private async sendFile(path: string, reply: FastifyReply): Promise<void> {
    const isThere = await this.files
      .send(path, reply)
      .catch((error: unknown) => sendProblem(reply, problem(isDatabaseUnavailable(error) ? 'not_ready' : 'internal')));
    if (isThere === false) sendProblem(reply, problem('not_found'));
  }
}
