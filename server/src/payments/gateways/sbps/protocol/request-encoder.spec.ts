import { createDecipheriv, createHash } from 'node:crypto';
import { decode } from 'iconv-lite';
import { encodeRequest, UnsendableError } from './request-encoder';
import { REQUEST_FORMS } from './request-forms';

const KEYS = { hashKey: 'hash-key', encryption: null };
const ENCRYPTION = { key: 'abcdefghijklmnopqrstuvwx', iv: '12345678' };
const FOLLOW_UP = {
  merchant_id: '30132',
  service_id: '002',
  tracking_id: '00000616307350',
  processing_datetime: '20261125000000',
  request_date: '20261125120000',
  limit_second: 15,
};
const PURCHASE = {
  merchant_id: '30132',
  service_id: '002',
  cust_code: 'C-1',
  order_id: 'O-1',
  item_id: 'O-1',
  item_name: '髙級〜表示ソ',
  amount: 1980,
  dealings_type: '10',
  token: 'T<&>"\'1',
  token_key: 'K1',
  encrypted_flg: 0,
  request_date: '20261125120000',
  limit_second: 15,
};

const sent = (
  form: Parameters<typeof encodeRequest>[0],
  values: Parameters<typeof encodeRequest>[1],
  keys: Parameters<typeof encodeRequest>[2] = KEYS,
) => encodeRequest(form, values, keys).toString('latin1');
const leafOf = (xml: string, name: string) => new RegExp(`<${name}>(.*?)</${name}>`).exec(xml)?.[1];
const namesOf = (xml: string) => [...xml.matchAll(/<([a-z]\w+)>/g)].map((match) => match[1]);

describe('a request to the provider', () => {
  it('is XML in Shift_JIS that names its kind', () => {
    expect(sent(REQUEST_FORMS.capture, FOLLOW_UP)).toMatch(
      /^<\?xml version="1\.0" encoding="Shift_JIS"\?><sps-api-request id="ST02-00201-101">.*<\/sps-api-request>$/,
    );
  });

  it('has the hash of a public recording of the provider’s sandbox', () => {
    const recorded = {
      merchant_id: '30132',
      service_id: '002',
      sps_transaction_id: 'B30132002ST010011110100361052543',
      tracking_id: '00000616307350',
      processing_datetime: '20171127193711',
      request_date: '20171127193718',
    };
    const form = {
      ...REQUEST_FORMS.commit,
      fields: REQUEST_FORMS.commit.fields.filter(({ name }) => name !== 'limit_second'),
    };
    expect(
      leafOf(sent(form, recorded, { ...KEYS, hashKey: '8435dbd48f2249807ec216c3d5ecab714264cc4a' }), 'sps_hashcode'),
    ).toBe('f7085f0d7eacd5796b738a3e8dd878d19be1c519');
  });

  it('has its fields in the order of the protocol, and leaves out fields without a value', () => {
    expect(namesOf(sent(REQUEST_FORMS.refund, { ...FOLLOW_UP, sps_transaction_id: null }))).toEqual([
      'merchant_id',
      'service_id',
      'tracking_id',
      'processing_datetime',
      'request_date',
      'limit_second',
      'sps_hashcode',
    ]);
    expect(namesOf(sent(REQUEST_FORMS.authorize, PURCHASE))).toEqual([
      'merchant_id',
      'service_id',
      'cust_code',
      'order_id',
      'item_id',
      'item_name',
      'amount',
      'pay_method_info',
      'dealings_type',
      'pay_option_manage',
      'token',
      'token_key',
      'encrypted_flg',
      'request_date',
      'limit_second',
      'sps_hashcode',
    ]);
  });

  it('is hashed over exactly the bytes that it sends, before BASE64', () => {
    const xml = sent(REQUEST_FORMS.authorize, PURCHASE);
    const itemName = Buffer.from(leafOf(xml, 'item_name')!, 'base64');
    expect(decode(itemName, 'CP932')).toBe('髙級～表示ソ');
    const bytes = Buffer.concat([
      Buffer.from('30132002C-1O-1O-1'),
      itemName,
      Buffer.from('198010T<&>"\'1K102026112512000015hash-key'),
    ]);
    expect(leafOf(xml, 'sps_hashcode')).toBe(createHash('sha1').update(bytes).digest('hex'));
  });

  it('escapes characters that would end an element', () => {
    expect(leafOf(sent(REQUEST_FORMS.authorize, PURCHASE), 'token')).toBe('T&lt;&amp;&gt;&quot;&apos;1');
  });

  it('sends 〓 for characters that Shift_JIS lacks, leaves control characters out, and cuts at whole characters', () => {
    const name = (itemName: string) =>
      decode(
        Buffer.from(
          leafOf(sent(REQUEST_FORMS.authorize, { ...PURCHASE, item_name: itemName }), 'item_name')!,
          'base64',
        ),
        'CP932',
      );
    expect(name('桜🌸\u0000\n茶')).toBe('桜〓茶');
    expect(name('か\u3099')).toBe('が');
    expect(name(`1${'あ'.repeat(30)}`)).toBe(`1${'あ'.repeat(19)}`);
  });

  it('encrypts how the card is charged if the service has keys, padded with spaces to whole blocks, hashed as plain text', () => {
    const plain = sent(REQUEST_FORMS.authorize, PURCHASE);
    const xml = sent(REQUEST_FORMS.authorize, PURCHASE, { ...KEYS, encryption: ENCRYPTION });
    const cipher = createDecipheriv('des-ede3-cbc', ENCRYPTION.key, ENCRYPTION.iv).setAutoPadding(false);
    expect(Buffer.concat([cipher.update(leafOf(xml, 'dealings_type')!, 'base64'), cipher.final()]).toString()).toBe(
      '10      ',
    );
    expect(leafOf(xml, 'sps_hashcode')).toBe(leafOf(plain, 'sps_hashcode'));
    expect(leafOf(xml, 'token')).toBe(leafOf(plain, 'token'));
  });

  it.each([
    ['nothing for a tracking id', { tracking_id: '' }, '10103999'],
    ['line ends in a tracking id', { tracking_id: '0000061630735\n' }, '10104999'],
    ['letters for digits', { processing_datetime: '2026-11-25' }, '10104999'],
    ['full-width digits', { merchant_id: '３０１３２' }, '10104999'],
    ['one digit too many', { tracking_id: '000006163073501' }, '10105999'],
  ])('is not sent with %s', (_, values, code) => {
    expect(() => sent(REQUEST_FORMS.capture, { ...FOLLOW_UP, ...values })).toThrow(expect.objectContaining({ code }));
    expect(() => sent(REQUEST_FORMS.capture, { ...FOLLOW_UP, ...values })).toThrow(UnsendableError);
  });

  it('is not sent with an amount of more than seven digits', () => {
    expect(() => sent(REQUEST_FORMS.authorize, { ...PURCHASE, amount: 10_000_000 })).toThrow(
      expect.objectContaining({ code: '10105999' }),
    );
  });
});
