import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import { userIdKey } from '../../../contract/src';
import { User } from '../user.entity';
import type { Config } from '../../config';
import { CONFIG } from '../../shared/config.token';
import { DomainError } from '../../shared/domain-error';
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
  /** The token that the browser is known by, if it shows one. */
  readonly device: string | undefined;
  /** The token of the session that it had before. */
  readonly session: string | undefined;
}

/** The browser's tokens from now on. */
export interface Login {
  readonly device: string;
  readonly session: string;
}

/** Proves who somebody is by ユーザーID and パスワード, and opens their session. A wrong ID and a wrong password look and take the same. */
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
    // One ID however it is typed: a try with a full-width letter is neither wrong nor a way around the throttle.
    const userId = userIdKey(typed);
    const { attempt, user, refusedForSeconds } = await this.begin(userId, address, device);
    if (refusedForSeconds !== null) throw new DomainError('too_many_attempts', undefined, undefined, refusedForSeconds);
    // Outside any transaction: hashing takes long on purpose.
    if (!(await passwordFits(user?.passwordHash, password)) || !user) {
      await this.recordFailure(user, userId, address);
      throw new DomainError('wrong_credentials');
    }
    const { id, name, email, role, merchantId, serviceIds } = user;
    const [newDevice, newSession] = await this.tenancy.inOneGo(SYSTEM_SCOPE, (tx) =>
      Promise.all([
        this.devices.remember(tx, id, device),
        this.sessions.open(
          tx,
          { id, userId: user.userId, name, email, role, merchantId, serviceIds, address },
          session,
        ),
        this.throttle.forgive(tx, attempt),
      ]),
    );
    return { device: newDevice, session: newSession };
  }

  /** The try is counted and committed before a password is looked at. */
  private begin(
    userId: string,
    address: string,
    device: string | undefined,
  ): Promise<{ attempt: Attempt; user: User | null; refusedForSeconds: number | null }> {
    return this.tenancy.inTwoGoes(
      SYSTEM_SCOPE,
      (tx) => Promise.all([this.devices.find(tx, device, userId), this.find(tx, userId)]),
      async (tx, [knownDevice, user]) => {
        const attempt = { userId, address, knownDevice };
        return { attempt, user, refusedForSeconds: await this.throttle.countTry(tx, attempt) };
      },
    );
  }

  private find(tx: EntityManager, userId: string): Promise<User | null> {
    return tx
      .createQueryBuilder(User, 'u')
      .addSelect('u.passwordHash')
      .leftJoin('merchants', 'm', 'm.merchant_id = u.merchant_id')
      .where('u.user_key = :userId AND u.active AND coalesce(m.active, true)', { userId })
      .getOne();
  }

  private async recordFailure(user: User | null, userId: string, address: string): Promise<void> {
    const actor = { kind: 'system', id: user?.id ?? null, name: '', address } as const;
    const detail = user ? undefined : { unknownId: this.fingerprint(userId) };
    await this.tenancy.inOneGo(SYSTEM_SCOPE, (tx) =>
      this.audit.record(tx, actor, { event: 'login_failed', merchantId: user?.merchantId ?? null, detail }),
    );
  }

  /** Tells tries with the same unknown ID from others. Not the ID itself: people type their password there. */
  private fingerprint(userId: string): string {
    return createHmac('sha256', this.config.sessionSecret).update(`unknown-id:${userId}`).digest('hex').slice(0, 16);
  }
}
