import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Zero width and soft hyphens, direction and tag characters, selectors, fillers: Unicode's Default_Ignorable_Code_Point. */
const INVISIBLE =
  '[\\u00AD\\u034F\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\u3164\\uFE00-\\uFE0F\\uFEFF\\uFFA0\\uFFF0-\\uFFF8\\U0001BCA0-\\U0001BCA3\\U0001D173-\\U0001D17A\\U000E0000-\\U000E0FFF]';
const BLANK = '[\\u0009-\\u000D\\u0020\\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u2800\\u3000\\uFEFF]';
const HYPHENS = '‐‑‒–—―⁃−ー─━➖';

/** Folded until nothing changes any more: what is invisible may have stood between two characters that make one. */
const FOLD = `LOOP
      folded := normalize(regexp_replace(value, '${INVISIBLE}', '', 'g'), NFKC);
      EXIT WHEN folded = value;
      value := folded;
    END LOOP;
    value := translate(regexp_replace(value, '${BLANK}', '', 'g'), '${HYPHENS}', '${'-'.repeat(HYPHENS.length)}');`;
/** Every number within the text as its length, in two digits, and its digits without leading zeros; letters of ASCII in lower case. */
const NATURAL = `RETURN (SELECT coalesce(string_agg(CASE WHEN part[1] ~ '^[0-9]' THEN lpad(length(ltrim(part[1], '0'))::text, 2, '0') || ltrim(part[1], '0') ELSE part[1] END, '' ORDER BY place), '')
      FROM regexp_matches(lower(value COLLATE "C"), '[0-9]+|[^0-9]+', 'g') WITH ORDINALITY AS parts (part, place));`;

/** What the keys are kept for: table, column, key, index. */
const KEYS = [
  {
    table: 'payment_information',
    of: 'customer_id',
    key: 'customer_key',
    by: 'identifier_key',
    index: '(customer_key, merchant_id, case_id)',
  },
  {
    table: 'payment_information',
    of: 'order_id',
    key: 'order_key',
    by: 'identifier_key',
    index: '(order_key, merchant_id, case_id)',
  },
  {
    table: 'orders',
    of: 'customer_id',
    key: 'customer_key',
    by: 'identifier_key',
    index: '(customer_key, merchant_id, ordered_at, id)',
  },
  { table: 'orders', of: 'order_number', key: 'number_key', by: 'natural_key', index: '(merchant_id, number_key)' },
];
const ROLES = 'portal_app, portal_support, portal_intake, portal_system';

/**
 * Identifiers are found however they are written, and order numbers sort as people count (9 before 10): by keys that the database makes of them.
 * `identifierKey` and `naturalKey` of the contract say the same. The functions need nothing but PostgreSQL's own, so that a dump can be restored.
 */
export class IdentifierKeys1795320028000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await this.createFunction(db, 'natural_key', '', NATURAL);
    await this.createFunction(db, 'identifier_key', 'DECLARE folded text;', `${FOLD}\n    ${NATURAL}`);
    for (const table of ['payment_information', 'orders']) {
      const columns = KEYS.filter((key) => key.table === table).map(
        ({ of, key, by }) => `ADD COLUMN ${key} text COLLATE "C" GENERATED ALWAYS AS (${by}(${of})) STORED`,
      );
      await db.query(`ALTER TABLE ${table} ${columns.join(', ')}`);
    }
    for (const { table, key, index } of KEYS) await db.query(`CREATE INDEX ${table}_${key} ON ${table} ${index}`);
    await db.query('DROP INDEX payment_information_order_id, orders_customer');
  }

  private async createFunction(db: QueryRunner, name: string, declarations: string, body: string): Promise<void> {
    await db.query(`CREATE FUNCTION ${name} (value text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$ ${declarations}
    BEGIN ${body} END $$`);
    await db.query(`REVOKE ALL ON FUNCTION ${name} FROM PUBLIC; GRANT EXECUTE ON FUNCTION ${name} TO ${ROLES}`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`CREATE INDEX orders_customer ON orders (customer_id, merchant_id, ordered_at, id);
      CREATE INDEX payment_information_order_id ON payment_information (order_id, merchant_id, case_id)`);
    for (const { table, key } of KEYS) await db.query(`ALTER TABLE ${table} DROP COLUMN ${key}`);
    await db.query('DROP FUNCTION identifier_key, natural_key');
  }
}
