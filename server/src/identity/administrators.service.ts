import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import { type FieldError, fieldError, holdsCardNumber, readEmail, type Reading, readUserId } from '../../contract/src';
import type { Config } from '../config';
import type { Actor } from '../audit/actor';
import { Clock } from '../shared/time/clock';
import { CONFIG } from '../shared/settings/config.token';
import { invalidFields } from '../shared/errors/domain-error';
import { isUniqueViolation } from '../shared/errors/unique-violation';
import { SYSTEM_SCOPE } from '../shared/tenancy/scope';
import { Tenancy } from '../shared/tenancy/tenancy';
import { PasswordService } from './passwords/password.service';
import { User } from './user.entity';

const COMMAND_LINE: Actor = { kind: 'system', id: null, name: '', address: null };
const TAKEN = ['users_user_id_key', 'users_user_key'];

/**
 * Creates administrators from the command line: nobody exists yet who could enter the first user of an installation.
 */
@Injectable()
export class AdministratorsService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly passwords: PasswordService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'portalUrl'>,
  ) {}

  /**
   * Creates an administrator without a password, or finds the one with this ID and e-mail address; returns a link to set
   * a password, valid once within a day. Earlier links stop working (spec 8.2).
   */
  async create(typedId: string, typedEmail: string): Promise<string> {
    const { userId, email } = checked({ userId: readUserId(typedId), email: readEmail(typedEmail) });
    const token = await this.tenancy
      .as(SYSTEM_SCOPE, async (tx) => (await this.renew(tx, userId, email)) ?? this.insert(tx, userId, email))
      .catch((error: unknown) => {
        throw TAKEN.some((index) => isUniqueViolation(error, index))
          ? invalidFields([fieldError('/userId', 'user_id_taken')])
          : error;
      });
    return new URL(`/set-password#token=${token}`, this.config.portalUrl).href;
  }

  /** The link of an administrator who lost theirs; null if nobody has this ID. Anybody else's ID is taken. */
  private async renew(tx: EntityManager, userId: string, email: string): Promise<string | null> {
    const user = await tx.findOneBy(User, { userId });
    if (!user) return null;
    if (user.role !== 'support_admin' || !user.active || user.email !== email)
      throw invalidFields([fieldError('/userId', 'user_id_taken')]);
    await this.audit.record(tx, COMMAND_LINE, { event: 'administrator_link_renewed', detail: { userId } });
    return this.passwords.link(tx, user.id);
  }

  /**
   * In one transaction with the link: an administrator without a link could never log in, and the ID would be taken.
   */
  private async insert(tx: EntityManager, userId: string, email: string): Promise<string> {
    const administrator = { userId, name: userId, email, role: 'support_admin', createdAt: this.clock.now() } as const;
    const { identifiers } = await tx.insert(User, administrator);
    await this.audit.record(tx, COMMAND_LINE, { event: 'administrator_created', detail: { userId } });
    return this.passwords.link(tx, (identifiers as [Pick<User, 'id'>])[0].id);
  }
}

/** Normalises what was typed; the error names every wrong field. */
function checked<Name extends string>(
  readings: Readonly<Record<Name, Reading<string>>>,
): Readonly<Record<Name, string>> {
  const errors = Object.entries<Reading<string>>(readings).flatMap(([name, reading]): FieldError[] => {
    if ('error' in reading) return [fieldError(`/${name}`, reading.error, reading.params)];
    if (reading.value === undefined) return [fieldError(`/${name}`, 'required')];
    return holdsCardNumber(reading.value) ? [fieldError(`/${name}`, 'pan_not_allowed')] : [];
  });
  if (errors.length) throw invalidFields(errors);
  return Object.fromEntries(
    Object.entries<Reading<string>>(readings).map(([name, reading]) => [
      name,
      'value' in reading ? reading.value! : '',
    ]),
  ) as Record<Name, string>;
}
