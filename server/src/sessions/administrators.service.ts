import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import { type FieldError, fieldError, isEmailAddress } from '../../contract/src';
import type { Config } from '../config';
import type { Actor } from '../shared/actor';
import { Clock } from '../shared/clock';
import { CONFIG } from '../shared/config.token';
import { invalidFields } from '../shared/domain-error';
import { isUniqueViolation } from '../shared/unique-violation';
import { Tenancy } from '../shared/tenancy/tenancy';
import { PasswordService } from './password.service';

const COMMAND_LINE: Actor = { kind: 'system', id: null, name: '', address: null };
const USER_ID = /^[A-Za-z0-9._-]{3,64}$/;

/** Makes administrators from the command line: the first user of an installation has nobody who could enter it. */
@Injectable()
export class AdministratorsService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly passwords: PasswordService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'portalUrl'>,
  ) {}

  /** A new administrator without a password; returns the link to set one: valid for a day, once. */
  async create(userId: string, email: string): Promise<string> {
    const errors = [
      ...(USER_ID.test(userId) ? [] : [fieldError('/userId', 'invalid_format')]),
      ...(isEmailAddress(email) ? [] : [fieldError('/email', 'invalid_email')]),
    ] satisfies FieldError[];
    if (errors.length) throw invalidFields(errors);
    const token = await this.tenancy.asSystem((tx) => this.insert(tx, userId, email)).catch((error: unknown) => {
      throw isUniqueViolation(error, 'users_user_id_key') ? invalidFields([fieldError('/userId', 'user_id_taken')]) : error;
    });
    return new URL(`/set-password?token=${token}`, this.config.portalUrl).href;
  }

  /** With the link in the same transaction: an administrator without one could never log in, and the ID would be taken. */
  private async insert(tx: EntityManager, userId: string, email: string): Promise<string> {
    const [{ id }] = (await tx.query(
      `INSERT INTO users (user_id, name, email, role, created_at) VALUES ($1, $1, $2, 'support_admin', $3) RETURNING id`, [userId, email, this.clock.now()])) as [{ id: string }];
    await this.audit.record(tx, COMMAND_LINE, { event: 'administrator_created', detail: { userId } });
    return this.passwords.link(tx, id);
  }
}
