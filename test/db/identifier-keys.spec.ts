import fc from 'fast-check';
import { identifierKey, naturalKey } from '../../server/contract/src';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database';

const WRITTEN = fc
  .oneof(
    fc.string({
      unit: fc.constantFrom(
        ...'A20261101-0007ａ７－ー−‐ 　\u00a0\u200b\u00ad\u202d\u2069\u3164\ufe0f\ufeff髙﨑が゛\u3099ｶﾞ①㈱Ωß_#.\u0301e\u2028\u{e0061}\u{e0100}'.match(
          /./gsu,
        )!,
      ),
      maxLength: 64,
    }),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.stringMatching(/^[A-Za-z0-9_-]{1,38}$/),
    fc.stringMatching(/^0{0,30}\d{0,30}$/),
  )
  .filter((text) => text.isWellFormed() && !text.includes('\0') && !text.startsWith('\ufeff')); // A driver takes that character for a byte order mark.

describe('the keys by which identifiers are searched for', () => {
  let database: TestDatabase;
  beforeAll(async () => (database = await createTestDatabase()));
  afterAll(() => database.drop());

  const keysOf = async (texts: readonly string[]) =>
    (await database.dataSource.query(
      'SELECT identifier_key(t) AS identifier, natural_key(t) AS natural FROM unnest($1::text[]) WITH ORDINALITY AS u (t, n) ORDER BY n',
      [texts],
    )) as { identifier: string; natural: string }[];

  /**
   * Node and PostgreSQL each have a Unicode version of their own: an older PostgreSQL does not know Node's newest
   * letters.
   */
  async function knownToBoth(texts: readonly string[]): Promise<string[]> {
    const folded = (await database.dataSource.query(
      'SELECT normalize(t, NFKC) AS folded FROM unnest($1::text[]) WITH ORDINALITY AS u (t, n) ORDER BY n',
      [texts],
    )) as { folded: string }[];
    return texts.filter((text, i) => text.normalize('NFKC') === folded[i]!.folded);
  }

  it('are the same in the database and in the contract', async () => {
    const written = fc.sample(WRITTEN, { numRuns: 3_000, seed: 20_261_129 });
    const texts = await knownToBoth(written);
    expect(texts.length).toBeGreaterThan(0.98 * written.length);
    expect(await keysOf(texts)).toEqual(
      texts.map((text) => ({ identifier: identifierKey(text), natural: naturalKey(text) })),
    );
  });

  it('are the same for all ways to write an identifier', async () => {
    const written = ['cust-0012', 'CUST-0012', 'ｃｕｓｔ－００１２', ' cust−12 ', 'cu\u200bst‐0012\u202c', 'Cust-012'];
    expect(new Set((await keysOf(written)).map(({ identifier }) => identifier)).size).toBe(1);
  });

  it('sort numbers by their value', async () => {
    const inOrder = ['9', '10', '99', '100', '101', 'A-9', 'a-10', 'A20261101-0007', 'A20261101-0010', 'A20261102-1'];
    const keys = (await keysOf(inOrder)).map(({ natural }) => natural);
    expect(
      await database.dataSource.query(
        'SELECT array_agg(k ORDER BY k COLLATE "C") AS keys FROM unnest($1::text[]) AS u (k)',
        [keys],
      ),
    ).toEqual([{ keys }]);
  });
});
