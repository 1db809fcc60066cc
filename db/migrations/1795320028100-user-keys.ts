import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One ユーザーID however it is typed: unique in lower case and one width (spec 8.1). The contract's `userIdKey` says the same of the IDs that there can be. */
const KEY = `lower(normalize(user_id, NFKC) COLLATE "C")`;

export class UserKeys1795320028100 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    const alike = (await db.query(
      `SELECT string_agg(user_id, ', ' ORDER BY user_id) AS ids FROM users GROUP BY ${KEY} HAVING count(*) > 1`,
    )) as { ids: string }[];
    // Nobody but their administrator can tell which of them is to keep the ID.
    if (alike.length)
      throw new Error(
        `user IDs that differ in case or width only: ${alike.map(({ ids }) => ids).join('; ')}. Rename all but one of each (UPDATE users SET user_id = …), then migrate again`,
      );
    await db.query(`ALTER TABLE users ADD COLUMN user_key text COLLATE "C" GENERATED ALWAYS AS (${KEY}) STORED;
      CREATE UNIQUE INDEX users_user_key ON users (user_key)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE users DROP COLUMN user_key');
  }
}
