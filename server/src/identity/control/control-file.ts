import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How a command on this machine reaches the portal that has the embedded database open. */
export interface Control {
  readonly port: number;
  readonly token: string;
}

const fileOf = (dataDir: string) => join(dataDir, 'control.json');

/** Written by a portal once it is listening; only the portal's operating-system user may read it. */
export function writeControl(dataDir: string, port: number): void {
  rmSync(fileOf(dataDir), { force: true });
  writeFileSync(
    fileOf(dataDir),
    JSON.stringify({ port, token: randomBytes(32).toString('base64url') } satisfies Control),
    { mode: 0o600, flag: 'wx' },
  );
}

/** undefined when no portal has been started. */
export function readControl(dataDir: string): Control | undefined {
  return existsSync(fileOf(dataDir)) ? (JSON.parse(readFileSync(fileOf(dataDir), 'utf8')) as Control) : undefined;
}
