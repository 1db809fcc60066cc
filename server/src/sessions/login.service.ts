import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service';
import { userIdKey } from '../../contract/src';
import { User } from '../merchants/user.entity';
import type { Config } from '../config';
import type { CurrentUser } from '../shared/actor';
import { CONFIG } from '../shared/config.token';
import { DomainError } from '../shared/domain-error';
import { Tenancy } from '../shared/tenancy/tenancy';
import { KnownDevicesService } from './known-devices.service';
import { LoginThrottleService } from './login-throttle.service';
import { passwordFits } from './password';

export interface Credentials {
  readonly userId: string;
  readonly password: string;
  readonly address: string;
  /** The token that the browser is known by, if it shows one. */
  readonly device: string | undefined;
}

export interface Login {
  readonly user: CurrentUser;
  /** The token that the browser is known by from now on. */
  readonly device: string;
}

/** Proves who somebody is by ユーザーID and パスワード. A wrong ID and a wrong password look and take the same. */
@Injectable()
export class LoginService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly throttle: LoginThrottleService,
    private readonly devices: KnownDevicesService,
    private readonly audit: AuditService,
    @Inject(CONFIG) private readonly config: Pick<Config, 'sessionSecret'>,
  ) {}

  async login({ userId: typed, password, address, device }: Credentials): Promise<Login> {
    // One ID however it is typed: a try with a full-width letter is neither wrong nor a way around the throttle.
    const userId = userIdKey(typed);
    const attempt = { userId, address, knownDevice: await this.devices.find(device, userId) };
    await this.throttle.countTry(attempt);
    const user = await this.find(userId);
    // Outside any transaction: hashing takes long on purpose.
    if (!(await passwordFits(user?.passwordHash, password)) || !user) {
      await this.recordFailure(user, userId, address);
      throw new DomainError('wrong_credentials');
    }
    await this.throttle.forgive(attempt);
    const { id, name, email, role, merchantId, serviceIds } = user;
    return {
      user: { id, userId: user.userId, name, email, role, merchantId, serviceIds, address },
      device: await this.tenancy.asSystem((tx) => this.devices.remember(tx, id, device)),
    };
  }

  private find(userId: string): Promise<User | null> {
    return this.tenancy.asSystem((tx) =>
      tx.createQueryBuilder(User, 'u').addSelect('u.passwordHash')
        .leftJoin('merchants', 'm', 'm.merchant_id = u.merchant_id')
        .where('u.user_key = :userId AND u.active AND coalesce(m.active, true)', { userId }).getOne());
  }

  private async recordFailure(user: User | null, userId: string, address: string): Promise<void> {
    const actor = { kind: 'system', id: user?.id ?? null, name: '', address } as const;
    const detail = user ? undefined : { unknownId: this.fingerprint(userId) };
    await this.tenancy.asSystem((tx) => this.audit.record(tx, actor, { event: 'login_failed', merchantId: user?.merchantId ?? null, detail }));
  }

  /** Tells tries with the same unknown ID from others. Not the ID itself: people type their password there. */
  private fingerprint(userId: string): string {
    return createHmac('sha256', this.config.sessionSecret).update(`unknown-id:${userId}`).digest('hex').slice(0, 16);
  }
}
