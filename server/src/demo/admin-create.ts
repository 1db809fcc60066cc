import type { Problem } from '../../contract/src';
import { ADMIN_CREATE, createAdmin } from '../boot/create-admin';
import { onDatabase, readCommand, readWords } from '../boot/command';
import { stopOnFailure } from '../boot/stop-on-failure';
import { readCommandConfig } from '../config';
import { type Control, readControl } from '../identity/control/control-file';
import { DomainError } from '../shared/errors/domain-error';

/**
 * `npm run admin:create` for an installation that may be a demo: through the demo's portal if it is running, else in
 * the configured database.
 */
async function main(): Promise<void> {
  const {
    words: [userId, email],
  } = readWords(onDatabase(ADMIN_CREATE));
  const { databaseUrl, dataDir } = readCommandConfig();
  const control = databaseUrl ? undefined : readControl(dataDir);
  const link =
    (control && (await createThroughPortal(control, userId!, email!))) ??
    (await createAdmin(readCommand(ADMIN_CREATE).config, userId!, email!));
  process.stdout.write(`${link}\n`);
}

/** undefined when no portal is running any more. */
async function createThroughPortal(
  { port, token }: Control,
  userId: string,
  email: string,
): Promise<string | undefined> {
  const response = await fetch(`http://localhost:${port}/control/administrators`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ userId, email }),
  }).catch(() => undefined);
  // By now, another program or another portal has taken the port.
  if (!response || response.status === 404) return undefined;
  process.stderr.write(`Database: that of the demo's portal on port ${port}\n`);
  const body = (await response.json()) as { link: string } & Problem;
  if (!response.ok) throw new DomainError(body.code, body.detail, body.errors);
  return body.link;
}

main().catch(stopOnFailure);
