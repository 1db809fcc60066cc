import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Caller, generateToken } from '../testing/caller';

let caller: Caller;

beforeEach(async () => (caller = await Caller.start()));
afterEach(() => caller.stop());

describe('the tokeniser', () => {
  it('returns a token and what may be shown of the card', async () => {
    expect(await generateToken(caller.simulator, {})).toEqual({
      result: 'OK',
      tokenResponse: {
        token: expect.stringMatching(/^[0-9A-F]{64}$/),
        tokenKey: expect.any(String),
        maskedCcNumber: '************4242',
        cardBrandCode: 'V',
      },
    });
  });

  it.each([
    [{ ccNumber: '4111111111111111' }, '101'],
    [{ ccExpiration: '202610' }, '110'],
    [{ ccExpiration: '1230' }, '110'],
    [{ securityCode: '12' }, '120'],
    [{ merchantId: '11111' }, '001'],
  ])('refuses %j with %s', async (more, errorCode) => {
    expect(await generateToken(caller.simulator, more)).toEqual({ result: 'NG', errorCode });
  });

  it('never writes a card number to the disk', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'simulator-'));
    await caller.stop();
    caller = await Caller.start(join(folder, 'books.db'), { ccNumber: '5555555555554444', securityCode: '5432' });
    await caller.post(caller.authorization());
    const written = Buffer.concat(readdirSync(folder).map((file) => readFileSync(join(folder, file)))).toString(
      'latin1',
    );
    expect(written).toContain(caller.token.token);
    expect(written).not.toContain('555555555555');
  });
});
