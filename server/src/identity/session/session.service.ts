import { Injectable } from '@nestjs/common';
import { AuditService } from '../../audit/audit.service';
import type { Role } from '../../../contract/src';
import { actorOf, type CurrentUser } from '../current-user';
import { Clock } from '../../shared/time/clock';
import { LookUpsService } from '../look-ups.service';
import { insertOf } from '../../shared/database/entity-rows';
import { prepared, type Statement } from '../../shared/database/statement';
import { SYSTEM_SCOPE } from '../../shared/tenancy/scope';
import { Tenancy } from '../../shared/tenancy/tenancy';
import { Session } from './session.entity';
import { newToken, tokenHash } from './session-token';

const MINUTE_MS = 60_000;
/** Spec 5.3: idle 15 minutes, absolute 12 hours; the row is touched at most once a minute. */
const IDLE_MS = 15 * MINUTE_MS;
const ABSOLUTE_MS = 12 * 60 * MINUTE_MS;
const TOUCH_EVERY_MS = MINUTE_MS;

export interface LiveSession {
  readonly token: string;
  readonly user: CurrentUser;
  readonly merchantName: string | null;
  readonly expiresAt: Date;
  /** The end, whatever the user does. */
  readonly endsAt: Date;
}

/** As `look_up_session` returns it. */
export interface SessionRow {
  id: string;
  user_id: string;
  name: string;
  email: string;
  role: Role;
  merchant_id: string | null;
  service_ids: string[] | null;
  merchant_name: string | null;
  last_seen_at: Date;
  ends_at: Date;
}

/** Server-side sessions: created by a login, found by their cookie's token, ended by logout, idleness or age. */
@Injectable()
export class SessionService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly lookUps: LookUpsService,
    private readonly clock: Clock,
    private readonly audit: AuditService,
  ) {}

  /**
   * Returns the token of a session for an authenticated user; the session exists once these statements are executed.
   * `replaced` is the browser's previous token.
   */
  open(
    user: CurrentUser,
    replaced?: string,
  ): { readonly token: string; readonly statements: readonly (Statement | null)[] } {
    const token = newToken();
    const now = this.clock.now();
    const statements = [
      replaced ? prepared('DELETE FROM sessions WHERE id_hash = $1', [tokenHash(replaced)]) : null,
      prepared('DELETE FROM sessions WHERE ends_at < $1 OR last_seen_at < $2', [
        now,
        new Date(now.getTime() - IDLE_MS),
      ]),
      insertOf(Session, {
        idHash: tokenHash(token),
        userId: user.id,
        createdAt: now,
        lastSeenAt: now,
        endsAt: new Date(now.getTime() + ABSOLUTE_MS),
      }),
      this.audit.entry(actorOf(user), { event: 'logged_in', merchantId: user.merchantId }),
    ];
    return { token, statements };
  }

  /** The session of a token, if it is still live; `prolong` counts the call as activity of the user. */
  async find(token: string, address: string, prolong: boolean): Promise<LiveSession | null> {
    const now = this.clock.now();
    const row = await this.lookUps.find<SessionRow>('look_up_session', tokenHash(token));
    if (!row || row.ends_at <= now || row.last_seen_at.getTime() + IDLE_MS <= now.getTime()) return null;
    const touch = prolong && now.getTime() - row.last_seen_at.getTime() >= TOUCH_EVERY_MS;
    if (touch) await this.touch(token, now);
    return live(token, row, touch ? now : row.last_seen_at, address);
  }

  /** Counts as activity even within the same minute, because the user requested it. */
  async extend(session: LiveSession): Promise<LiveSession> {
    const now = this.clock.now();
    await this.touch(session.token, now);
    return { ...session, expiresAt: expiryOf(now, session.endsAt) };
  }

  private async touch(token: string, now: Date): Promise<void> {
    await this.tenancy.as(SYSTEM_SCOPE, (tx) => tx.update(Session, { idHash: tokenHash(token) }, { lastSeenAt: now }));
  }

  async close(session: LiveSession): Promise<void> {
    await this.tenancy.as(SYSTEM_SCOPE, async (tx) => {
      await tx.delete(Session, { idHash: tokenHash(session.token) });
      await this.audit.record(tx, actorOf(session.user), { event: 'logged_out', merchantId: session.user.merchantId });
    });
  }
}

function live(token: string, row: SessionRow, lastSeenAt: Date, address: string): LiveSession {
  return {
    token,
    merchantName: row.merchant_name,
    expiresAt: expiryOf(lastSeenAt, row.ends_at),
    endsAt: row.ends_at,
    user: {
      id: row.id,
      userId: row.user_id,
      name: row.name,
      email: row.email,
      role: row.role,
      merchantId: row.merchant_id,
      serviceIds: row.service_ids,
      address,
    },
  };
}

function expiryOf(lastSeenAt: Date, endsAt: Date): Date {
  return new Date(Math.min(lastSeenAt.getTime() + IDLE_MS, endsAt.getTime()));
}
