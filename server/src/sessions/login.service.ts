import { Inject, Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service';
import type { Config } from '../config';
import { User } from '../merchants/user.entity';
import type { CurrentUser } from '../shared/actor';
import { CONFIG } from '../shared/config.token';
import { DomainError } from '../shared/domain-error';
import { Tenancy } from '../shared/tenancy/tenancy';
import { LoginThrottleService } from './login-throttle.service';
import { passwordFits } from './password';
import { deviceToken, equalInConstantTime } from './session-token';

interface Credentials {
  readonly userId: string;
  readonly password: string;
  readonly address: string;
  /** What the browser shows, if anything. */
  readonly deviceToken: string | undefined;
}

export interface Login {
  readonly user: CurrentUser;
  /** For the browser to show next time. */
  readonly deviceToken: string;
}

/** Proves who somebody is by ユーザーID and パスワード. A wrong ID and a wrong password look and take the same. */
@Injectable()
export class LoginService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly throttle: LoginThrottleService,
    private readonly audit: AuditService,
    @Inject(CONFIG) private readonly config: Pick<Config, 'sessionSecret'>,
  ) {}

  async login({ userId, password, address, deviceToken: shown }: Credentials): Promise<Login> {
    const user = await this.find(userId);
    const ours = user?.passwordHash ? deviceToken(this.config.sessionSecret, user.id, user.passwordHash) : undefined;
    const attempt = { userId, address, known: ours !== undefined && shown !== undefined && equalInConstantTime(shown, ours) };
    await this.throttle.countTry(attempt);
    // Outside any transaction: hashing takes long on purpose.
    if (!(await passwordFits(user?.passwordHash, password)) || !user || !ours) {
      await this.recordFailure(user, address);
      throw new DomainError('wrong_credentials');
    }
    await this.throttle.forgive(attempt);
    const { id, name, email, role, merchantId, serviceIds } = user;
    return { user: { id, userId, name, email, role, merchantId, serviceIds, address }, deviceToken: ours };
  }

  private find(userId: string): Promise<User | null> {
    return this.tenancy.asSystem((tx) =>
      tx.createQueryBuilder(User, 'u').addSelect('u.passwordHash')
        .leftJoin('merchants', 'm', 'm.merchant_id = u.merchant_id')
        .where('u.user_id = :userId AND u.active AND coalesce(m.active, true)', { userId }).getOne());
  }

  private async recordFailure(user: User | null, address: string): Promise<void> {
    const actor = { kind: 'system', id: user?.id ?? null, name: '', address } as const;
    await this.tenancy.asSystem((tx) => this.audit.record(tx, actor, { event: 'login_failed', merchantId: user?.merchantId ?? null }));
  }
}
