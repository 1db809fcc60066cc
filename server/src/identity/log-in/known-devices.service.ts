import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../shared/time/clock';
import { prepared, type Statement } from '../../shared/database/statement';
import { newToken, tokenHash } from '../session/session-token';
import { KnownDevice } from './known-device.entity';

/** A browser without a login for this long is unknown again; its cookie lasts as long. */
export const KNOWN_FOR_S = 365 * 24 * 60 * 60;

/**
 * Browsers in which a user has logged in before (OWASP's device cookie): password guessing elsewhere cannot lock the
 * user out of them. A browser is recognised by a random token, which admits nobody and changes with each login, so that
 * a stolen or planted token is worthless afterwards.
 */
@Injectable()
export class KnownDevicesService {
  constructor(private readonly clock: Clock) {}

  /**
   * Finds the permanent id of a browser in which this user has logged in before, for this user only: several users may
   * share a browser. null = an unknown browser.
   */
  find(device: string | undefined, userId: string): Statement<{ readonly id: string }> | null {
    if (!device) return null;
    return prepared(
      'SELECT d.id FROM known_devices d JOIN users u ON u.id = d.user_id WHERE d.device_hash = $1 AND u.user_key = $2 AND d.last_login_at >= $3',
      [tokenHash(device), userId, this.oldest()],
    );
  }

  /**
   * Returns the browser's new token; it recognises this user and all users of the former token once these statements
   * are executed.
   * @param id of the user's row
   */
  remember(
    id: string,
    device: string | undefined,
  ): { readonly token: string; readonly statements: readonly (Statement | null)[] } {
    const token = newToken();
    const statements = [
      device
        ? prepared('UPDATE known_devices SET device_hash = $2 WHERE device_hash = $1', [
            tokenHash(device),
            tokenHash(token),
          ])
        : null,
      prepared(
        `INSERT INTO known_devices (device_hash, user_id, last_login_at) VALUES ($1, $2, $3) ON CONFLICT (device_hash, user_id) DO UPDATE SET last_login_at = $3`,
        [tokenHash(token), id, this.clock.now()],
      ),
      prepared('DELETE FROM known_devices WHERE last_login_at < $1', [this.oldest()]),
    ];
    return { token, statements };
  }

  /** After a new password every browser is unknown, including those of people who knew the old one. */
  async forget(tx: EntityManager, id: string): Promise<void> {
    await tx.delete(KnownDevice, { userId: id });
  }

  private oldest(): Date {
    return new Date(this.clock.now().getTime() - KNOWN_FOR_S * 1000);
  }
}
