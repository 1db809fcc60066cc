import type { DataSource } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import { isEmailAddress } from '../../contract/src';
import { PasswordService } from '../sessions/password.service';
import { Clock } from '../shared/clock';
import { isUniqueViolation } from '../shared/unique-violation';
import { Tenancy } from '../shared/tenancy/tenancy';

const USER_ID = /^[A-Za-z0-9._-]{3,64}$/;

/** Makes a support administrator without a password and returns the link to set one: valid for a day, once. */
export async function createAdmin(database: DataSource, portalUrl: URL, userId: string, email: string): Promise<string> {
  if (!USER_ID.test(userId) || !isEmailAddress(email)) throw new Error('usage: npm run admin:create -- USERID EMAIL (USERID: 3-64 of A-Z a-z 0-9 . _ -)');
  const [tenancy, clock] = [new Tenancy(database), new Clock()];
  const id = await insert(tenancy, clock, userId, email);
  const token = await new PasswordService(tenancy, clock, new AuditService(clock)).link(id);
  return new URL(`/set-password?token=${token}`, portalUrl).href;
}

async function insert(tenancy: Tenancy, clock: Clock, userId: string, email: string): Promise<string> {
  try {
    const [row] = (await tenancy.asSystem((tx) => tx.query(
      `INSERT INTO users (user_id, name, email, role, created_at) VALUES ($1, $1, $2, 'support_admin', $3) RETURNING id`, [userId, email, clock.now()]))) as [{ id: string }];
    return row.id;
  } catch (error) {
    if (isUniqueViolation(error, 'users_user_id_key')) throw new Error(`ユーザーID ${userId} is taken`);
    throw error;
  }
}
