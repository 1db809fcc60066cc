import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import { EXPECTED_FORMATS, fieldError } from '../../../contract/src';
import type { Config } from '../../config';
import { Clock } from '../../shared/time/clock';
import { CONFIG } from '../../shared/settings/config.token';
import { invalidFields } from '../../shared/errors/domain-error';
import { runIn } from '../../shared/tenancy/asked';
import { SYSTEM_SCOPE } from '../../shared/tenancy/scope';
import { Tenancy } from '../../shared/tenancy/tenancy';
import { KnownDevicesService } from '../log-in/known-devices.service';
import { hashPassword, lengthErrors, passwordErrors } from './password';
import { newToken, tokenHash } from '../session/session-token';

interface NewPassword {
  readonly token: string;
  readonly password: string;
  readonly address: string;
  /** The token by which the browser is recognised, if it sends one. */
  readonly device: string | undefined;
}

const LINK_MS = 24 * 60 * 60 * 1000;

/** One-time links with which a user sets a password: valid once within a day. */
@Injectable()
export class PasswordService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly devices: KnownDevicesService,
    @Inject(CONFIG) private readonly config: Pick<Config, 'providerName'>,
  ) {}

  /** Creates the token of a new link for the user with this database id; earlier links stop working. */
  async link(tx: EntityManager, id: string): Promise<string> {
    const token = newToken();
    const expiresAt = new Date(this.clock.now().getTime() + LINK_MS);
    await tx.query('DELETE FROM password_links WHERE user_id = $1', [id]);
    await tx.query('INSERT INTO password_links (token_hash, user_id, expires_at) VALUES ($1, $2, $3)', [
      tokenHash(token),
      id,
      expiresAt,
    ]);
    return token;
  }

  /**
   * Sets the password by a link's token; every session of the user ends. Returns the token by which the browser is
   * recognised: the owner of the link is the user.
   */
  async set({ token, password, address, device }: NewPassword): Promise<string> {
    const context = await this.contextOf(token);
    const errors = context
      ? passwordErrors(password, context)
      : [fieldError('/token', 'invalid_format', { expected: EXPECTED_FORMATS.token }), ...lengthErrors(password)];
    if (errors.length) throw invalidFields(errors);
    const passwordHash = await hashPassword(password);
    return this.tenancy.as(SYSTEM_SCOPE, async (tx) => {
      const now = this.clock.now();
      const [[used]] = (await tx.query(
        `UPDATE password_links SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2 RETURNING user_id`,
        [tokenHash(token), now],
      )) as [{ user_id: string }[], number];
      if (!used) throw invalidFields([fieldError('/token', 'invalid_format', { expected: EXPECTED_FORMATS.token })]);
      await tx.query('UPDATE users SET password_hash = $2 WHERE id = $1', [used.user_id, passwordHash]);
      await tx.query('DELETE FROM sessions WHERE user_id = $1', [used.user_id]);
      await this.audit.record(tx, { kind: 'system', id: used.user_id, name: '', address }, { event: 'password_set' });
      await this.devices.forget(tx, used.user_id);
      const browser = this.devices.remember(used.user_id, device);
      await runIn(tx, browser.statements);
      return browser.token;
    });
  }

  /**
   * Names that belong to the link's user; null if the link does not work. Read before the expensive hashing, which must
   * not be available without a link; the link is used up only together with the change.
   */
  private async contextOf(token: string): Promise<string[] | null> {
    const [row] = (await this.tenancy.as(SYSTEM_SCOPE, (tx) =>
      tx.query(
        `SELECT u.user_id, u.name, u.email, m.name AS merchant FROM password_links l JOIN users u ON u.id = l.user_id LEFT JOIN merchants m ON m.merchant_id = u.merchant_id
       WHERE l.token_hash = $1 AND l.used_at IS NULL AND l.expires_at > $2`,
        [tokenHash(token), this.clock.now()],
      ),
    )) as Record<string, string | null>[];
    return row ? [...Object.values(row), this.config.providerName].filter((name) => name !== null) : null;
  }
}
