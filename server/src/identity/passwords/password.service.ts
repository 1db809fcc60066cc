import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager, type FindOptionsWhere, IsNull, MoreThan } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import { EXPECTED_FORMATS, fieldError } from '../../../contract/src';
import type { Config } from '../../config';
import { Merchant } from '../../merchants/merchant.entity';
import { Clock } from '../../shared/time/clock';
import { CONFIG } from '../../shared/settings/config.token';
import { invalidFields } from '../../shared/errors/domain-error';
import { runIn } from '../../shared/tenancy/asked';
import { SYSTEM_SCOPE } from '../../shared/tenancy/scope';
import { Tenancy } from '../../shared/tenancy/tenancy';
import { KnownDevicesService } from '../log-in/known-devices.service';
import { hashPassword, lengthErrors, passwordErrors } from './password';
import { newToken, tokenHash } from '../session/session-token';
import { Session } from '../session/session.entity';
import { User } from '../user.entity';
import { PasswordLink } from './password-link.entity';

interface NewPassword {
  readonly token: string;
  readonly password: string;
  readonly address: string;
  /** The token by which the browser is recognised, if it sends one. */
  readonly device: string | undefined;
}

const WRONG_TOKEN = fieldError('/token', 'invalid_format', { expected: EXPECTED_FORMATS.token });
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
    await tx.delete(PasswordLink, { userId: id });
    await tx.insert(PasswordLink, { tokenHash: tokenHash(token), userId: id, expiresAt });
    return token;
  }

  /**
   * Sets the password by a link's token; every session of the user ends. Returns the token by which the browser is
   * recognised: the owner of the link is the user.
   */
  async set({ token, password, address, device }: NewPassword): Promise<string> {
    const owner = await this.ownerOf(token);
    if (!owner) throw invalidFields([WRONG_TOKEN, ...lengthErrors(password)]);
    const errors = passwordErrors(password, owner.context);
    if (errors.length) throw invalidFields(errors);
    const passwordHash = await hashPassword(password);
    return this.tenancy.as(SYSTEM_SCOPE, async (tx) => {
      const { id } = owner;
      const { affected } = await tx.update(PasswordLink, this.working(token), { usedAt: this.clock.now() });
      if (affected !== 1) throw invalidFields([WRONG_TOKEN]);
      await tx.update(User, { id }, { passwordHash });
      await tx.delete(Session, { userId: id });
      await this.audit.record(tx, { kind: 'system', id, name: '', address }, { event: 'password_set' });
      await this.devices.forget(tx, id);
      const browser = this.devices.remember(id, device);
      await runIn(tx, browser.statements);
      return browser.token;
    });
  }

  /**
   * The link's user, and the names that belong to them; null if the link does not work. Read before the expensive
   * hashing, which must not be available without a link; the link is used up only together with the change.
   */
  private ownerOf(token: string): Promise<{ readonly id: string; readonly context: string[] } | null> {
    return this.tenancy.as(SYSTEM_SCOPE, async (tx) => {
      const link = await tx.findOneBy(PasswordLink, this.working(token));
      if (!link) return null;
      const { id, userId, name, email, merchantId } = await tx.findOneByOrFail(User, { id: link.userId });
      const merchant = merchantId === null ? null : await tx.findOneBy(Merchant, { merchantId });
      return { id, context: [userId, name, email, ...(merchant ? [merchant.name] : []), this.config.providerName] };
    });
  }

  private working(token: string): FindOptionsWhere<PasswordLink> {
    return { tokenHash: tokenHash(token), usedAt: IsNull(), expiresAt: MoreThan(this.clock.now()) };
  }
}
