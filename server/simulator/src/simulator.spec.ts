import { createCipheriv, createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { decode, encode } from 'iconv-lite';
import { SERVICES, type SimulatedService } from './services';
import { Simulator } from './simulator';

/** Written here once more, by hand, so that what the simulator takes is not what its own parts make. */
const [PLAIN, SEALED] = SERVICES as [SimulatedService, SimulatedService];
const NOW = new Date('2026-11-25T12:00:00+09:00');
type Leaves = readonly (readonly [string, string])[];

let simulator: Simulator;
let token: { token: string; tokenKey: string };

beforeEach(async () => {
  simulator = await Simulator.start({ now: () => NOW });
  token = ((await generateToken({})) as { tokenResponse: typeof token }).tokenResponse;
});
afterEach(() => simulator.stop());

function xml(id: string, body: string, hashed: string, hashKey = PLAIN.hashKey): Buffer {
  const hash = createHash('sha1')
    .update(encode(hashed + hashKey, 'CP932'))
    .digest('hex');
  return encode(
    `<?xml version="1.0" encoding="Shift_JIS"?><sps-api-request id="${id}">${body}<sps_hashcode>${hash}</sps_hashcode></sps-api-request>`,
    'CP932',
  );
}

const write = (leaves: Leaves) => leaves.map(([name, value]) => `<${name}>${value}</${name}>`).join('');
const flat = (id: string, leaves: Leaves) => xml(id, write(leaves), leaves.map(([, value]) => value).join(''));

const followUp = (trackingId: string, stamp = '20261125120000'): Leaves => [
  ['merchant_id', '90001'],
  ['service_id', '001'],
  ['tracking_id', trackingId],
  ['processing_datetime', stamp],
  ['request_date', stamp],
  ['limit_second', '600'],
];

function authorization(orderId = 'O-1'): Buffer {
  const head: Leaves = [
    ['merchant_id', '90001'],
    ['service_id', '001'],
    ['cust_code', 'C'],
    ['order_id', orderId],
    ['item_id', 'I'],
  ];
  const pay: Leaves = [
    ['token', token.token],
    ['token_key', token.tokenKey],
  ];
  const tail: Leaves = [
    ['encrypted_flg', '0'],
    ['request_date', '20261125120000'],
    ['limit_second', '600'],
  ];
  const values = (leaves: Leaves) => leaves.map(([, value]) => value).join('');
  const body = `${write(head)}<item_name>${encode('珈琲', 'CP932').toString('base64')}</item_name><amount>1980</amount><pay_option_manage>${write(pay)}</pay_option_manage>${write(tail)}`;
  return xml('ST01-00131-101', body, `${values(head)}珈琲1980${values(pay)}${values(tail)}`);
}

async function post(
  body: Buffer,
  { service = PLAIN, contentType = 'text/xml' } = {},
): Promise<{ status: number; type: string | null; text: string }> {
  const authorizationOf = Buffer.from(`${service.merchantId}${service.serviceId}:${service.hashKey}`).toString(
    'base64',
  );
  const response = await fetch(`${simulator.url}/api/xmlapi.do`, {
    method: 'POST',
    headers: { 'content-type': contentType, authorization: `Basic ${authorizationOf}` },
    body: new Uint8Array(body),
  });
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    text: decode(Buffer.from(await response.arrayBuffer()), 'CP932'),
  };
}

const codeOf = async (body: Buffer) => /<res_err_code>(.*)<\/res_err_code>/.exec((await post(body)).text)?.[1] ?? 'OK';

/** As a shop's page would, by the script that the simulator serves. */
async function generateToken(more: object): Promise<object> {
  const src = `${simulator.url}/sbpstoken/com_sbps_system_token.js`;
  const page: Record<string, unknown> & {
    com_sbps_system?: { generateToken(card: object, callback: (answer: object) => void): void };
  } = { document: { currentScript: { src } }, URL, fetch };
  runInNewContext(await (await fetch(src)).text(), page);
  const card = {
    merchantId: '90001',
    serviceId: '001',
    ccNumber: '4242424242424242',
    ccExpiration: '203012',
    securityCode: '123',
    ...more,
  };
  return new Promise((resolve) => page.com_sbps_system!.generateToken(card, resolve));
}

async function trackingIdOf(body: Buffer): Promise<string> {
  return /<res_tracking_id>(\d{14})</.exec((await post(body)).text)![1]!;
}

describe('the simulated provider', () => {
  it('answers an authorisation in the provider’s form', async () => {
    const { status, type, text } = await post(authorization());
    expect([status, type]).toEqual([200, 'text/xml;charset=Shift_JIS']);
    expect(text.replaceAll(/\s+/g, ' ')).toMatch(
      /^<\?xml version='1\.0' encoding='Shift_JIS' \?> <sps-api-response id="ST01-00131-101"> <res_result>OK<\/res_result> <res_sps_transaction_id>B90001001ST0100131101\w+<\/res_sps_transaction_id> <res_tracking_id>\d{14}<\/res_tracking_id> <res_pay_method_info> .*<recognized_no>\d{6}<\/recognized_no> <\/res_pay_method_info> <res_process_date>20261125120000<\/res_process_date> <res_err_code\/> <res_date>20261125120000<\/res_date> <\/sps-api-response> $/,
    );
  });

  it('takes an authorisation with all that the protocol has, as a shop’s own library writes it: lines, tax, free fields, empty elements and indents', async () => {
    const text = (value: string) => ({ xml: encode(value, 'CP932').toString('base64'), hashed: value });
    const plain = (value: string) => ({ xml: value, hashed: value });
    const element = (name: string, { xml: content }: { xml: string }) => `\n  <${name}>${content}</${name}>`;
    const hashed: string[] = [];
    const all = (leaves: readonly (readonly [string, { xml: string; hashed: string }])[]) =>
      leaves.map(([name, value]) => (hashed.push(value.hashed), element(name, value))).join('');
    const line = (row: string, name: string, count: string, amount: string) =>
      `\n<dtl>${all([
        ['dtl_rowno', plain(row)],
        ['dtl_item_id', plain(`item_${row}`)],
        ['dtl_item_name', text(name)],
        ['dtl_item_count', plain(count)],
        ['dtl_tax', plain('')],
        ['dtl_amount', plain(amount)],
      ])}\n</dtl>`;
    const head = all([
      ['merchant_id', plain('90001')],
      ['service_id', plain('001')],
      ['cust_code', plain('Customer ID')],
      ['order_id', plain('b2d7f61c0b67ee2c51461193de04a814')],
      ['item_id', plain('item_1')],
      ['item_name', text('髙級珈琲豆～深煎り')],
      ['tax', plain('180')],
      ['amount', plain('1980')],
      ['free1', text('自由欄①')],
      ['free2', text('ソ表')],
      ['free3', plain('')],
      ['order_rowno', plain('')],
      ['sps_cust_info_return_flg', plain('1')],
    ]);
    const lines = `\n<dtls>${line('1', '珈琲豆', '2', '790')}${line('2', '送料', '1', '400')}\n</dtls>`;
    const plan = `\n<pay_method_info>${all([
      ['dealings_type', plain('10')],
      ['divide_times', plain('')],
    ])}\n</pay_method_info>`;
    const options = `\n<pay_option_manage>${all([
      ['token', plain(token.token)],
      ['token_key', plain(token.tokenKey)],
      ['cust_manage_flg', plain('0')],
      ['cardbrand_return_flg', plain('1')],
    ])}\n</pay_option_manage>`;
    const tail = all([
      ['encrypted_flg', plain('0')],
      ['request_date', plain('20261125120000')],
      ['limit_second', plain('')],
    ]);
    const answer = await post(xml('ST01-00131-101', `${head}${lines}${plan}${options}${tail}\n`, hashed.join('')));
    expect(answer.text).toContain('<res_result>OK</res_result>');
    expect(simulator.ledger().payments).toMatchObject([{ orderId: 'b2d7f61c0b67ee2c51461193de04a814', amount: 1980 }]);
  });

  it('refuses lines that have a field too many, or stand at another place', async () => {
    const head = followUp('00000700000001').slice(0, 2);
    const broken = (body: string) => codeOf(xml('ST01-00131-101', write(head) + body, ''));
    expect(await broken('<dtls><dtl><dtl_rowno>1</dtl_rowno><surprise>1</surprise></dtl></dtls>')).toBe('10100999');
    expect(await broken('<pay_method_info/><dtls/>')).toBe('10100999');
    expect(await broken('<dtls><dtl><dtl_rowno>one</dtl_rowno></dtl></dtls>')).toBe('10104014');
  });

  it('refuses at the door who does not know the hash key, or sends something else', async () => {
    expect((await post(authorization(), { service: { ...PLAIN, hashKey: 'guessed' } })).status).toBe(401);
    expect((await post(authorization(), { contentType: 'application/json' })).status).toBe(415);
    expect((await post(authorization(), { contentType: 'text/xml; charset=UTF-8' })).status).toBe(415);
  });

  it('answers what it cannot read without saying to what', async () => {
    const { text } = await post(Buffer.from('<sps-api-request'));
    expect(text).toContain('<sps-api-response>');
    expect(text).toContain('<res_err_code>10100999</res_err_code>');
  });

  it('finds each fault of a request', async () => {
    const good = followUp('00000700000001');
    const without = (name: string) => good.filter(([one]) => one !== name);
    const changed = (name: string, value: string) =>
      good.map(([one, old]) => [one, one === name ? value : old] as const);
    const capture = (leaves: Leaves) => codeOf(flat('ST02-00201-101', leaves));
    expect(await codeOf(xml('ST02-00201-101', write(good), 'something else'))).toBe('10109025');
    expect(await capture(good)).toBe('10112027');
    expect(await capture([...good].reverse())).toBe('10100999');
    expect(await capture([...good, ['surprise', '1']])).toBe('10100999');
    expect(await capture(without('tracking_id'))).toBe('10103027');
    expect(await capture(changed('processing_datetime', '2026-11-25'))).toBe('10104029');
    expect(await capture(changed('tracking_id', '000007000000012'))).toBe('10105027');
    expect(await capture(changed('request_date', '20261325120000'))).toBe('10106023');
    expect(await capture(changed('service_id', '002'))).toBe('10114001');
    expect(await capture(changed('request_date', '20261125114000'))).toBe('10110023');
    expect(await codeOf(flat('ST99-00201-101', good))).toBe('10102000');
  });

  it('executes the same request once', async () => {
    const trackingId = await trackingIdOf(authorization());
    const confirmation = flat('ST02-00101-101', followUp(trackingId));
    expect([await codeOf(confirmation), await codeOf(confirmation)]).toEqual(['OK', '10196999']);
  });

  it('neither captures nor refunds what was never confirmed', async () => {
    const trackingId = await trackingIdOf(authorization());
    expect(await codeOf(flat('ST02-00201-101', followUp(trackingId)))).toBe('10139999');
    expect(await codeOf(flat('ST02-00303-101', followUp(trackingId)))).toBe('10144999');
  });

  it('takes partial amounts up to what was authorised', async () => {
    const trackingId = await trackingIdOf(authorization());
    await post(flat('ST02-00101-101', followUp(trackingId)));
    const [head, tail] = [followUp(trackingId).slice(0, 4), followUp(trackingId).slice(4)];
    const capture = (amount: string) =>
      xml(
        'ST02-00201-101',
        `${write(head)}<pay_option_manage><amount>${amount}</amount></pay_option_manage>${write(tail)}`,
        [...head, ['', amount], ...tail].map(([, value]) => value).join(''),
      );
    expect([await codeOf(capture('1981')), await codeOf(capture('1980'))]).toEqual(['10179008', 'OK']);
  });

  it('decrypts and encrypts where the service has keys', async () => {
    const card = ((await generateToken({ serviceId: '002' })) as { tokenResponse: typeof token }).tokenResponse;
    const des = createCipheriv('des-ede3-cbc', SEALED.encryption!.key, SEALED.encryption!.iv).setAutoPadding(false);
    const dealings = des.update('10      ', 'latin1', 'base64') + des.final('base64');
    const head: Leaves = [
      ['merchant_id', '90001'],
      ['service_id', '002'],
      ['cust_code', 'C'],
      ['order_id', 'O'],
      ['item_id', 'I'],
      ['amount', '1'],
    ];
    const tail: Leaves = [
      ['encrypted_flg', '1'],
      ['request_date', '20261125120000'],
    ];
    const body = `${write(head)}<pay_method_info><dealings_type>${dealings}</dealings_type></pay_method_info><pay_option_manage><token>${card.token}</token><token_key>${card.tokenKey}</token_key></pay_option_manage>${write(tail)}`;
    const { text } = await post(
      xml('ST01-00131-101', body, `90001002COI110${card.token}${card.tokenKey}120261125120000`, SEALED.hashKey),
      { service: SEALED },
    );
    expect(text).toContain('<res_result>OK</res_result>');
    expect(/<recognized_no>(.*)<\/recognized_no>/.exec(text)![1]).toMatch(/^[A-Za-z0-9+/]{11}=$/);
  });
});

describe('the tokeniser', () => {
  it('gives a page a token and what may be shown of the card', async () => {
    expect(await generateToken({})).toEqual({
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
    expect(await generateToken(more)).toEqual({ result: 'NG', errorCode });
  });

  it('never writes a card’s number to the disk', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'simulator-'));
    await simulator.stop();
    simulator = await Simulator.start({ database: join(folder, 'books.db'), now: () => NOW });
    const answer = (await generateToken({ ccNumber: '5555555555554444', securityCode: '5432' })) as {
      tokenResponse: typeof token;
    };
    token = answer.tokenResponse;
    await post(authorization());
    const written = Buffer.concat(readdirSync(folder).map((file) => readFileSync(join(folder, file)))).toString(
      'latin1',
    );
    expect(written).toContain(token.token);
    expect(written).not.toContain('555555555555');
  });
});

describe('its books', () => {
  it('are still there after it was stopped', async () => {
    const database = join(await mkdtemp(join(tmpdir(), 'simulator-')), 'books.db');
    await simulator.stop();
    simulator = await Simulator.start({ database, now: () => NOW });
    token = ((await generateToken({})) as { tokenResponse: typeof token }).tokenResponse;
    const trackingId = await trackingIdOf(authorization());
    await simulator.stop();
    simulator = await Simulator.start({ database, now: () => NOW });
    expect(simulator.ledger().payments).toMatchObject([{ trackingId, confirmed: 0 }]);
    expect(await codeOf(flat('ST02-00101-101', followUp(trackingId)))).toBe('OK');
  });

  it('are told to this machine, as are its faults', async () => {
    const control = (body: object) =>
      fetch(`${simulator.url}/_control/faults`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    expect((await control({ faults: [{ kind: 'server_error', applied: true }] })).status).toBe(200);
    expect((await post(authorization())).status).toBe(503);
    const ledger = (await (await fetch(`${simulator.url}/_control/ledger`)).json()) as object;
    expect(ledger).toMatchObject({
      payments: [{ orderId: 'O-1', amount: 1980 }],
      operations: [{ kind: 'authorization', appliedAt: NOW.toISOString() }],
    });
    expect((await control({ faults: [{ kind: 'earthquake', applied: true }] })).status).toBe(400);
    expect((await control({ clear: true, chance: { seed: 1, probability: 2 } })).status).toBe(400);
  });

  it('suffer the same faults by chance for the same seed', () => {
    const draw = () => {
      simulator.faults.byChance({ seed: 42, probability: 0.4 });
      return Array.from({ length: 50 }, () => simulator.faults.next('any')?.kind);
    };
    expect(draw()).toEqual(draw());
    expect(new Set(draw()).size).toBeGreaterThan(3);
  });
});
