import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { In, Raw } from 'typeorm';
import type { Config } from '../config';
import { CONFIG } from '../shared/settings/config.token';
import { SYSTEM_SCOPE } from '../shared/tenancy/scope';
import { Tenancy } from '../shared/tenancy/tenancy';
import { ClientFile } from './client-file.entity';
import { clientFolder, IMMUTABLE, isHashed } from './client-folder';

/**
 * A running portal renews the entries of its files this often: it may have run for weeks when the next release replaces
 * it.
 */
const RENEW_EVERY_MS = 60 * 60_000;
/**
 * Files are kept for a day after a portal last renewed their entries, plus the time that may pass between two renewals.
 */
const KEPT = '25 hours';
const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};

/**
 * Pages stay open while one release replaces another, and request the code that they were built with. Before it takes
 * requests, each portal therefore stores its client files in the database, where every other portal finds files that
 * its own folder lacks: those of the previous release for a day and, while a release is rolled out portal by portal,
 * those of the new one. This is not a job of the job mechanism, because each process has files of its own.
 */
@Injectable()
export class ClientFilesTask implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('ClientFiles');
  private timer?: NodeJS.Timeout;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly tenancy: Tenancy,
  ) {}

  /** The demo is a single process, and its client is rebuilt at each start. */
  async onApplicationBootstrap(): Promise<void> {
    if (this.config.demo) return;
    const renew = () =>
      this.run().catch((error: unknown) =>
        this.logger.warn(`The client's files could not be kept for pages that stay open: ${String(error)}`),
      );
    this.timer = setInterval(() => void renew(), RENEW_EVERY_MS).unref();
    await renew();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Renews the entries of this portal's files, and deletes files whose entries no portal has renewed for a day. */
  async run(folder = clientFolder()): Promise<void> {
    const all = existsSync(folder) ? readdirSync(folder) : [];
    const names = all.filter((name) => isHashed(name) && all.includes(`${name}.gz`));
    const known = await this.tenancy.as(SYSTEM_SCOPE, async (tx) => {
      const renewed = await tx
        .createQueryBuilder()
        .update(ClientFile)
        .set({ lastSeenAt: () => 'now()' })
        .where({ path: In(names) })
        .returning('path')
        .execute();
      await tx.delete(ClientFile, { lastSeenAt: Raw((lastSeenAt) => `${lastSeenAt} < now() - interval '${KEPT}'`) });
      return new Set((renewed.raw as Pick<ClientFile, 'path'>[]).map(({ path }) => path));
    });
    const missing = await Promise.all(
      names
        .filter((name) => !known.has(name))
        .map(async (path) => ({
          path,
          content: await readFile(join(folder, `${path}.gz`)),
          lastSeenAt: () => 'now()',
        })),
    );
    if (!missing.length) return;
    await this.tenancy.as(SYSTEM_SCOPE, (tx) =>
      tx
        .createQueryBuilder()
        .insert()
        .into(ClientFile)
        .values(missing)
        .orUpdate(['last_seen_at'], ['path'])
        .updateEntity(false)
        .execute(),
    );
  }

  /**
   * Sends a file that this portal's own folder lacks. @returns whether another portal has it, or had it within a day.
   */
  async send(path: string, reply: FastifyReply): Promise<boolean> {
    if (!isHashed(path)) return false;
    const file = await this.tenancy.as(SYSTEM_SCOPE, (tx) => tx.findOneBy(ClientFile, { path }));
    if (!file) return false;
    const isTaken = /\bgzip\b/.test(String(reply.request.headers['accept-encoding']));
    if (isTaken) void reply.header('content-encoding', 'gzip');
    void reply
      .header('vary', 'accept-encoding')
      .header('cache-control', IMMUTABLE)
      .type(TYPES[path.split('.').at(-1)!] ?? 'application/octet-stream');
    void reply.send(isTaken ? file.content : await promisify(gunzip)(file.content));
    return true;
  }
}
