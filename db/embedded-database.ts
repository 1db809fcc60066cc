import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { NamingClient } from './named-statements';

export interface EmbeddedDatabase {
  /** For node-postgres' pool: one connection, never closed for idleness. */
  readonly poolConfig: object;
  readonly pglite: PGlite;
  close(): Promise<void>;
}

/** Someone else has the folder open: a second process on it would silently lose commits. */
export class DataDirInUseError extends Error {
  constructor(dataDir: string) {
    super(`DATA_DIR ${dataDir} is in use by another process of the portal`);
  }
}

/** Opens PostgreSQL in this process (PGlite), its files under `dataDir`, or in memory with `memory://`. */
export async function openEmbedded({ dataDir, snapshot }: { dataDir: string; snapshot?: Blob }): Promise<EmbeddedDatabase> {
  const inMemory = dataDir.startsWith('memory://');
  const lock = inMemory ? undefined : lockFolder(dataDir);
  const pglite = await PGlite.create({ dataDir: inMemory ? dataDir : join(dataDir, 'postgres'), ...(snapshot && { loadDataDir: snapshot }) });
  return {
    pglite,
    poolConfig: { ...createPgConfig(pglite), Client: NamingClient, pipeline: true, max: 1, idleTimeoutMillis: 0, connectionTimeoutMillis: 10_000 },
    close: async () => {
      await pglite.close();
      lock?.close();
    },
  };
}

/** SQLite's exclusive lock is the kernel's: it is freed even when the process is killed. */
function lockFolder(dataDir: string): DatabaseSync {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
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
