import { AuditService } from '../audit/audit.service';
import type { Problem } from '../../contract/src';
import type { Config } from '../config';
import { AdministratorsService } from '../sessions/administrators.service';
import { KnownDevicesService } from '../sessions/known-devices.service';
import { PasswordService } from '../sessions/password.service';
import { Clock } from '../shared/clock';
import { readControl } from '../shared/control-file';
import { DomainError } from '../shared/domain-error';
import { isMigrationMissing } from '../shared/tenancy/readiness';
import { isDataDirInUse, openConfiguredDatabase } from '../shared/tenancy/database.provider';
import { Tenancy } from '../shared/tenancy/tenancy';

/** The link for a new administrator: through the portal that runs on the embedded database, else on the database itself. */
export async function createAdmin(config: Config, userId: string, email: string): Promise<string> {
  try {
    return await createDirectly(config, userId, email);
  } catch (error) {
    if (!isDataDirInUse(error)) throw error;
    return createThroughPortal(config, userId, email);
  }
}

async function createDirectly(config: Config, userId: string, email: string): Promise<string> {
  const database = await openConfiguredDatabase(config);
  try {
    if (await isMigrationMissing(database)) throw new DomainError('not_ready', 'The database is not migrated: run `npm run migrate` first (or, for the demo, `npm start`).');
    const [tenancy, clock] = [new Tenancy(database), new Clock()];
    const audit = new AuditService(clock);
    return await new AdministratorsService(tenancy, new PasswordService(tenancy, clock, audit, new KnownDevicesService(tenancy, clock), config), audit, clock, config).create(userId, email);
  } finally {
    await database.destroy();
  }
}

async function createThroughPortal({ dataDir }: Config, userId: string, email: string): Promise<string> {
  const control = readControl(dataDir);
  if (!control) throw new Error('DATA_DIR is in use by a process that does not answer');
  const response = await fetch(`http://localhost:${control.port}/control/administrators`, {
    method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${control.token}` }, body: JSON.stringify({ userId, email }),
  });
  const body = (await response.json()) as { link: string } & Problem;
  if (!response.ok) throw new DomainError(body.code, body.detail, body.errors);
  return body.link;
}
