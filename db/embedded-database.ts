import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { QuietClient } from './connection';

export interface EmbeddedDatabase {
  /** Options for node-postgres' pool: one connection, which is never closed for being idle. */
  readonly poolConfig: object;
  readonly pglite: PGlite;
  close(): Promise<void>;
}

/** The reason why a folder cannot hold the embedded database, as a sentence for the portal's operator. */
export class DataDirError extends Error {}

/** Another process has the folder open: a second one on it would silently lose commits. */
class DataDirInUseError extends DataDirError {
  constructor(dataDir: string) {
    super(
      `DATA_DIR ${dataDir} is in use by another process of the portal: stop that one, or set DATA_DIR to another folder.`,
    );
  }
}

/** By Node's error code, or by the number of PGlite's file system, which throws objects that are not errors. */
const REASONS: readonly (readonly [code: string, errno: number, reason: string])[] = [
  ['ENOSPC', 51, 'no space is left there'],
  ['EACCES', 2, 'this user may not write there'],
  ['EPERM', 63, 'this user may not write there'],
  ['EROFS', 69, 'it can only be read'],
  ['ENOTDIR', 54, 'it is no folder'],
  ['EEXIST', 20, 'it is no folder'],
  ['ENAMETOOLONG', 37, 'its name is too long'],
];

/** Turns errors of the file system into a `DataDirError`; any other error is returned unchanged. */
export function dataDirFailure(error: unknown, dataDir: string): unknown {
  const { code, errno, name } = error as { code?: string; errno?: number; name?: string };
  const found = REASONS.find(([known, number]) => code === known || (name === 'ErrnoError' && errno === number));
  const reason = found?.[2] ?? (name === 'ErrnoError' ? `its file system says error ${errno}` : undefined);
  return reason
    ? new DataDirError(`DATA_DIR ${dataDir} cannot be used: ${reason}. Mend that, or set DATA_DIR to another folder.`)
    : error;
}

/** Opens PostgreSQL in this process (PGlite), its files under `dataDir`, or in memory with `memory://`. */
export async function openEmbedded({
  dataDir,
  snapshot,
}: {
  dataDir: string;
  snapshot?: Blob;
}): Promise<EmbeddedDatabase> {
  const inMemory = dataDir.startsWith('memory://');
  const lock = inMemory ? undefined : lockFolder(dataDir);
  const pglite = await PGlite.create({
    dataDir: inMemory ? dataDir : join(dataDir, 'postgres'),
    ...(snapshot && { loadDataDir: snapshot }),
  }).catch((error: unknown) => {
    lock?.close();
    throw dataDirFailure(error, dataDir);
  });
  return {
    pglite,
    poolConfig: {
      ...createPgConfig(pglite),
      Client: QuietClient,
      pipeline: true,
      max: 1,
      idleTimeoutMillis: 0,
      connectionTimeoutMillis: 10_000,
    },
    close: async () => {
      await pglite.close();
      lock?.close();
    },
  };
}

/** SQLite's exclusive lock is held by the kernel: it is released even when the process is killed. */
function lockFolder(dataDir: string): DatabaseSync {
  checkWritable(dataDir);
  const { DatabaseSync } = process.getBuiltinModule('node:sqlite');
  const lock = new DatabaseSync(join(dataDir, 'lock.db'), { timeout: 0 });
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch {
    lock.close();
    throw new DataDirInUseError(dataDir);
  }
  return lock;
}

/**
 * Creates the folder if it is missing, and tries to write in it: the errors of SQLite and PGlite do not state a reason.
 */
export function checkWritable(dataDir: string): void {
  const probe = join(dataDir, `.probe-${process.pid}`);
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    writeFileSync(probe, 'can be written');
    rmSync(probe);
  } catch (error) {
    throw dataDirFailure(error, dataDir);
  }
}
