import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { AuditService } from '../../audit/audit.service';
import { userIdKey } from '../../../contract/src';
import { User } from '../user.entity';
import type { Config } from '../../config';
import { CONFIG } from '../../shared/settings/config.token';
import { DomainError } from '../../shared/errors/domain-error';
import { selectOf } from '../../shared/database/entity-rows';
import type { Statement } from '../../shared/database/statement';
import { SYSTEM_SCOPE } from '../../shared/tenancy/scope';
import { Tenancy } from '../../shared/tenancy/tenancy';
import { KnownDevicesService } from './known-devices.service';
import { type Attempt, LoginThrottleService } from './login-throttle.service';
import { passwordFits } from '../passwords/password';
import { SessionService } from '../session/session.service';

export interface Credentials {
  readonly userId: string;
  readonly password: string;
  readonly address: string;
  /** The token by which the browser is recognised, if it sends one. */
  readonly device: string | undefined;
  /** The token of the browser's previous session. */
  readonly session: string | undefined;
}

/** The browser's new tokens. */
export interface Login {
  readonly device: string;
  readonly session: string;
}

/**
 * Authenticates a user by ユーザーID and パスワード, and creates their session. A wrong ID and a wrong password are
 * answered alike, and after the same time.
 */
@Injectable()
export class LoginService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly throttle: LoginThrottleService,
    private readonly devices: KnownDevicesService,
    private readonly sessions: SessionService,
    private readonly audit: AuditService,
    @Inject(CONFIG) private readonly config: Pick<Config, 'sessionSecret'>,
  ) {}

  async login({ userId: typed, password, address, device, session }: Credentials): Promise<Login> {
    // An ID is the same however it is typed: an attempt with a full-width letter is neither wrong nor evades the
    // throttle.
    const userId = userIdKey(typed);
    const { attempt, user, refusedForSeconds } = await this.begin(userId, address, device);
    if (refusedForSeconds !== null) throw new DomainError('too_many_attempts', undefined, undefined, refusedForSeconds);
    // Outside any transaction: hashing takes long on purpose.
    if (!(await passwordFits(user?.passwordHash, password)) || !user) {
      await this.recordFailure(user, userId, address);
      throw new DomainError('wrong_credentials');
    }
    const { id, name, email, role, merchantId, serviceIds } = user;
    const browser = this.devices.remember(id, device);
    const opened = this.sessions.open(
      { id, userId: user.userId, name, email, role, merchantId, serviceIds, address },
      session,
    );
    await this.tenancy.read(SYSTEM_SCOPE, [browser.statements, opened.statements, this.throttle.forgive(attempt)]);
    return { device: browser.token, session: opened.token };
  }

  /** The attempt is counted and committed before a password is checked. */
  private async begin(
    userId: string,
    address: string,
    device: string | undefined,
  ): Promise<{ attempt: Attempt; user: User | null; refusedForSeconds: number | null }> {
    const attemptWith = (known: readonly { readonly id: string }[] | null): Attempt => ({
      userId,
      address,
      knownDevice: known?.[0]?.id ?? null,
    });
    const [{ known, users }, counted] = await this.tenancy.readThen(
      SYSTEM_SCOPE,
      { known: this.devices.find(device, userId), users: userByKey(userId) },
      ({ known }) => this.throttle.countTry(attemptWith(known)),
    );
    return {
      attempt: attemptWith(known),
      user: users[0] ?? null,
      refusedForSeconds: this.throttle.refusedForSeconds(counted),
    };
  }

  private async recordFailure(user: User | null, userId: string, address: string): Promise<void> {
    const actor = { kind: 'system', id: user?.id ?? null, name: '', address } as const;
    const detail = user ? undefined : { unknownId: this.fingerprint(userId) };
    await this.tenancy.read(
      SYSTEM_SCOPE,
      this.audit.entry(actor, { event: 'login_failed', merchantId: user?.merchantId ?? null, detail }),
    );
  }

  /**
   * Distinguishes attempts with the same unknown ID from others. It is not the ID itself: people type their password
   * there by mistake.
   */
  private fingerprint(userId: string): string {
    return createHmac('sha256', this.config.sessionSecret).update(`unknown-id:${userId}`).digest('hex').slice(0, 16);
  }
}

/** The user who may log in, with the hash of their password. */
function userByKey(key: string): Statement<User> {
  return selectOf(
    User,
    'LEFT JOIN merchants m ON m.merchant_id = t.merchant_id WHERE t.user_key = $1 AND t.active AND coalesce(m.active, true)',
    [key],
  );
}
