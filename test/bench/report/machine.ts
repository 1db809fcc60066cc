import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../world/portal';

/** The machine and the code of a run: figures of different machines or commits can't be compared. */
export interface Machine {
  readonly at: string;
  readonly processor: string;
  readonly cores: number;
  readonly memoryGib: number;
  readonly system: string;
  /** The load of the minute before the run, caused by other programs. */
  readonly loadBefore: number;
  readonly database: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly commit: string;
}

const PACKAGES = ['@nestjs/core', 'fastify', 'typeorm', 'pg', 'nodemailer', '@electric-sql/pglite'];

export function describeMachine(database: string): Machine {
  return {
    at: new Date().toISOString(),
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGib: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${release()}`,
    loadBefore: Number(loadavg()[0]!.toFixed(2)),
    database,
    versions: { node: process.versions.node, ...Object.fromEntries(PACKAGES.map((name) => [name, versionOf(name)])) },
    commit: commit(),
  };
}

function versionOf(name: string): string {
  return (JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8')) as { version: string })
    .version;
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return 'unknown'; // the source is an archive without a repository
  }
}
