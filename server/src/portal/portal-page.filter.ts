import { type ArgumentsHost, Catch, type ExceptionFilter, NotFoundException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problem, sendProblem } from '../shared/problem.filter';

/** Paths that are no page of the portal: what is not found there is a 404. */
const NO_PAGE = /^\/(api|health|demo|control)(\/|$)|\.\w{2,5}$/;

/** A path that no route answers is a page of the portal: the client's router decides what it shows. */
@Catch(NotFoundException)
export class PortalPageFilter implements ExceptionFilter {
  constructor(private readonly sendIndex: (reply: FastifyReply) => void) {}

  catch(_: NotFoundException, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const isPage = (request.method === 'GET' || request.method === 'HEAD') && !NO_PAGE.test(request.url.split('?', 1)[0]!);
    if (isPage) this.sendIndex(reply);
    else sendProblem(reply, problem('not_found'));
  }
}
