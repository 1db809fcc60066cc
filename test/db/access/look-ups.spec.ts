import { LookUpsService } from '../../../server/src/identity/look-ups.service';
import { loggedIn } from '../../support/portal/http';
import { statementsOf } from '../../support/database/statements';
import { type Portal, startPortal } from '../../support/portal/start-portal';

describe('the look-up of a caller', () => {
  let portal: Portal;
  let lookUps: LookUpsService;
  let sessions: { hash: string; userId: string }[];
  beforeAll(async () => {
    portal = await startPortal();
    lookUps = new LookUpsService(portal.database);
    for (const user of ['staff', 'support'] as const) await loggedIn(portal, user);
    sessions = await portal.rows(
      'SELECT s.id_hash AS hash, u.user_id AS "userId" FROM sessions s JOIN users u ON u.id = s.user_id ORDER BY 2',
    );
  });
  afterAll(() => portal.stop());
  afterEach(() => jest.restoreAllMocks());

  const userOf = async (hash: string) =>
    (await lookUps.find<{ user_id: string }>('look_up_session', hash))?.user_id ?? null;

  it('is one statement for all calls that arrived together, and gives each its own caller', async () => {
    const [one, other] = sessions as [(typeof sessions)[0], (typeof sessions)[0]];
    expect(one.userId).not.toBe(other.userId);
    let found: (string | null)[] = [];
    const asked = await statementsOf(async () => {
      found = await Promise.all([one.hash, 'of nobody', other.hash, one.hash].map(userOf));
    });
    expect(found).toEqual([one.userId, null, other.userId, one.userId]);
    expect(asked).toHaveLength(1);
  });

  it('is several statements when very many calls arrived together', async () => {
    const hashes = Array.from({ length: 250 }, (_, i) => (i === 149 ? sessions[0]!.hash : `of nobody ${i}`));
    let found: (string | null)[] = [];
    const asked = await statementsOf(async () => {
      found = await Promise.all(hashes.map(userOf));
    });
    expect(found.findIndex((userId) => userId !== null)).toBe(149);
    expect(asked).toHaveLength(3);
  });

  it('is not cached: a session that has ended belongs to nobody', async () => {
    const { hash, userId } = sessions[0]!;
    expect(await userOf(hash)).toBe(userId);
    await portal.rows('DELETE FROM sessions WHERE id_hash = $1', [hash]);
    expect(await userOf(hash)).toBeNull();
  });

  it('fails for all calls that were sent together when the database fails, and for none after', async () => {
    jest.spyOn(portal.database, 'createQueryRunner').mockImplementationOnce(() => {
      throw new Error('gone');
    });
    const results = await Promise.allSettled([userOf(sessions[1]!.hash), userOf('of nobody')]);
    expect(results.map((result) => result.status)).toEqual(['rejected', 'rejected']);
    expect(await userOf(sessions[1]!.hash)).toBe(sessions[1]!.userId);
  });
});
