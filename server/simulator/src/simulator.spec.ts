import { createCipheriv } from 'node:crypto';
import { Caller, flat, followUp, type Leaves, PLAIN, ENCRYPTED, tokenOf, write, xml } from './testing/caller';

let caller: Caller;

beforeEach(async () => (caller = await Caller.start()));
afterEach(() => caller.stop());

describe('the simulated provider', () => {
  it('answers an authorisation in the provider’s format', async () => {
    const { status, type, text } = await caller.post(caller.authorization());
    expect([status, type]).toEqual([200, 'text/xml;charset=Shift_JIS']);
    expect(text.replaceAll(/\s+/g, ' ')).toMatch(
      /^<\?xml version='1\.0' encoding='Shift_JIS' \?> <sps-api-response id="ST01-00131-101"> <res_result>OK<\/res_result> <res_sps_transaction_id>B90001001ST0100131101\w+<\/res_sps_transaction_id> <res_tracking_id>\d{14}<\/res_tracking_id> <res_pay_method_info> .*<recognized_no>\d{6}<\/recognized_no> <\/res_pay_method_info> <res_process_date>20261125120000<\/res_process_date> <res_err_code\/> <res_date>20261125120000<\/res_date> <\/sps-api-response> $/,
    );
  });

  it('refuses requests with a wrong hash key or another content type', async () => {
    expect((await caller.post(caller.authorization(), { service: { ...PLAIN, hashKey: 'guessed' } })).status).toBe(401);
    expect((await caller.post(caller.authorization(), { contentType: 'application/json' })).status).toBe(415);
    expect((await caller.post(caller.authorization(), { contentType: 'text/xml; charset=UTF-8' })).status).toBe(415);
  });

  it('answers an unreadable request without naming one', async () => {
    const { text } = await caller.post(Buffer.from('<sps-api-request'));
    expect(text).toContain('<sps-api-response>');
    expect(text).toContain('<res_err_code>10100999</res_err_code>');
  });

  it('finds each error of a request', async () => {
    const good = followUp('00000700000001');
    const without = (name: string) => good.filter(([one]) => one !== name);
    const changed = (name: string, value: string) =>
      good.map(([one, old]) => [one, one === name ? value : old] as const);
    const capture = (leaves: Leaves) => caller.codeOf(flat('ST02-00201-101', leaves));
    expect(await caller.codeOf(xml('ST02-00201-101', write(good), 'something else'))).toBe('10109025');
    expect(await capture(good)).toBe('10112027');
    expect(await capture([...good].reverse())).toBe('10100999');
    expect(await capture([...good, ['surprise', '1']])).toBe('10100999');
    expect(await capture(without('tracking_id'))).toBe('10103027');
    expect(await capture(changed('processing_datetime', '2026-11-25'))).toBe('10104029');
    expect(await capture(changed('tracking_id', '000007000000012'))).toBe('10105027');
    expect(await capture(changed('request_date', '20261325120000'))).toBe('10106023');
    expect(await capture(changed('service_id', '002'))).toBe('10114001');
    expect(await capture(changed('request_date', '20261125114000'))).toBe('10110023');
    expect(await caller.codeOf(flat('ST99-00201-101', good))).toBe('10102000');
  });

  it('executes the same request only once', async () => {
    const trackingId = await caller.trackingIdOf(caller.authorization());
    const confirmation = flat('ST02-00101-101', followUp(trackingId));
    expect([await caller.codeOf(confirmation), await caller.codeOf(confirmation)]).toEqual(['OK', '10196999']);
  });

  it('neither captures nor refunds an unconfirmed payment', async () => {
    const trackingId = await caller.trackingIdOf(caller.authorization());
    expect(await caller.codeOf(flat('ST02-00201-101', followUp(trackingId)))).toBe('10139999');
    expect(await caller.codeOf(flat('ST02-00303-101', followUp(trackingId)))).toBe('10144999');
  });

  it('accepts partial amounts up to the authorised amount', async () => {
    const trackingId = await caller.trackingIdOf(caller.authorization());
    await caller.post(flat('ST02-00101-101', followUp(trackingId)));
    const [head, tail] = [followUp(trackingId).slice(0, 4), followUp(trackingId).slice(4)];
    const capture = (amount: string) =>
      xml(
        'ST02-00201-101',
        `${write(head)}<pay_option_manage><amount>${amount}</amount></pay_option_manage>${write(tail)}`,
        [...head, ['', amount], ...tail].map(([, value]) => value).join(''),
      );
    expect([await caller.codeOf(capture('1981')), await caller.codeOf(capture('1980'))]).toEqual(['10179008', 'OK']);
  });

  it('decrypts and encrypts where the service has keys', async () => {
    const card = await tokenOf(caller.simulator, { serviceId: '002' });
    const des = createCipheriv('des-ede3-cbc', ENCRYPTED.encryption!.key, ENCRYPTED.encryption!.iv).setAutoPadding(
      false,
    );
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
    const { text } = await caller.post(
      xml('ST01-00131-101', body, `90001002COI110${card.token}${card.tokenKey}120261125120000`, ENCRYPTED.hashKey),
      { service: ENCRYPTED },
    );
    expect(text).toContain('<res_result>OK</res_result>');
    expect(/<recognized_no>(.*)<\/recognized_no>/.exec(text)![1]).toMatch(/^[A-Za-z0-9+/]{11}=$/);
  });
});
