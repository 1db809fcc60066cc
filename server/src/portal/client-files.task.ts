import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Config } from '../config';
import { CONFIG } from '../shared/config.token';
import { prepared } from '../shared/statement';
import { SYSTEM_SCOPE } from '../shared/tenancy/scope';
import { Tenancy } from '../shared/tenancy/tenancy';
import { clientFolder, IMMUTABLE, isHashed } from './client-folder';

/** A portal that runs says so as often: a release may have been running for weeks when the next one takes its place. */
const SAY_EVERY_MS = 60 * 60_000;
/** A day after a portal said last that it has them, and what may lie between two times of saying. */
const KEPT = '25 hours';
const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};

interface File {
  readonly path: string;
  readonly content: Buffer;
}

/**
 * Pages stay open while a release takes the place of another, and ask for the code that they were built with. So each portal puts the files that it brings along
 * into the database, before it takes requests, where every other portal on it finds what its own folder lacks: those of the last release for a day, and in a release
 * that goes from portal to portal those of the next one. No job: each process has files of its own.
 */
@Injectable()
export class ClientFilesTask implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('ClientFiles');
  private timer?: NodeJS.Timeout;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly tenancy: Tenancy,
  ) {}

  /** The demo is one process, which is built anew as it starts. */
  async onApplicationBootstrap(): Promise<void> {
    if (this.config.demo) return;
    const say = () =>
      this.run().catch((error: unknown) =>
        this.logger.warn(`The client's files could not be kept for pages that stay open: ${String(error)}`),
      );
    this.timer = setInterval(() => void say(), SAY_EVERY_MS).unref();
    await say();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Says what this portal brings along, and sweeps what nobody has brought along for a day. */
  async run(folder = clientFolder()): Promise<void> {
    const all = existsSync(folder) ? readdirSync(folder) : [];
    const names = all.filter((name) => isHashed(name) && all.includes(`${name}.gz`));
    const known = await this.tenancy.as(SYSTEM_SCOPE, async (tx) => {
      const [seen] = (await tx.query(
        'UPDATE client_files SET last_seen_at = now() WHERE path = ANY ($1) RETURNING path',
        [names],
      )) as [{ path: string }[], number];
      await tx.query('DELETE FROM client_files WHERE last_seen_at < now() - $1::interval', [KEPT]);
      return new Set(seen.map(({ path }) => path));
    });
    const missing = await Promise.all(
      names
        .filter((name) => !known.has(name))
        .map(async (path): Promise<File> => ({ path, content: await readFile(join(folder, `${path}.gz`)) })),
    );
    if (!missing.length) return;
    await this.tenancy.as(SYSTEM_SCOPE, (tx) =>
      tx.query(
        'INSERT INTO client_files (path, content) SELECT * FROM unnest($1::text[], $2::bytea[]) ON CONFLICT (path) DO UPDATE SET last_seen_at = now()',
        [missing.map(({ path }) => path), missing.map(({ content }) => content)],
      ),
    );
  }

  /** Sends a file that this portal's own folder lacks. @returns whether another portal has it, or had it within a day. */
  async send(path: string, reply: FastifyReply): Promise<boolean> {
    if (!isHashed(path)) return false;
    const [file] = await this.tenancy.read(
      SYSTEM_SCOPE,
      prepared<Pick<File, 'content'>>('SELECT content FROM client_files WHERE path = $1', [path]),
    );
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
