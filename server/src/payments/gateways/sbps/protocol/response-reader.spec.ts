import { createHash } from 'node:crypto';
import { encode } from 'iconv-lite';
import { type ReadResponse, readResponse } from './response-reader';
import { encrypt } from './triple-des';

const ID = 'ST02-00201-101';
const ENCRYPTION = { key: 'abcdefghijklmnopqrstuvwx', iv: '12345678' };
const CREDENTIALS = {
  endpoint: 'https://provider.example',
  merchantId: '30132',
  serviceId: '002',
  hashKey: 'hash-key',
  encryption: null,
};

const xmlOf = (content: string, { id = ` id="${ID}"`, encoding = 'Shift_JIS' } = {}) =>
  `<?xml version='1.0' encoding='${encoding}' ?>\n<sps-api-response${id}>${content}</sps-api-response>\n`;
const OK = '<res_result>OK</res_result><res_process_date>20261125000000</res_process_date><res_err_code/>';
const NG = '<res_result>NG</res_result><res_err_code>10109025</res_err_code>';
const raw = (text: string, more: { status?: number; contentType?: string; body?: Buffer } = {}) => ({
  status: 200,
  contentType: 'text/xml;charset=Shift_JIS',
  body: encode(text, 'CP932'),
  ...more,
});
const read = (text: string, more = {}, credentials: Parameters<typeof readResponse>[2] = CREDENTIALS) =>
  readResponse(raw(text, more), ID, credentials);

describe('a response of the provider', () => {
  it('is read with all its leaves as text', () => {
    const response = read(
      xmlOf(
        `${OK}<res_pay_method_info><payment_status>2</payment_status></res_pay_method_info><res_tracking_id>00000616307350</res_tracking_id>`,
      ),
    );
    expect(response).toMatchObject({ result: 'OK' });
    expect(Object.fromEntries((response as ReadResponse).values)).toEqual({
      res_result: 'OK',
      res_process_date: '20261125000000',
      res_err_code: '',
      payment_status: '2',
      res_tracking_id: '00000616307350',
    });
  });

  it('may lack its id when it refuses immediately, but not when it says OK', () => {
    expect(read(xmlOf(NG, { id: '' }))).toMatchObject({ result: 'NG' });
    expect(read(xmlOf(OK, { id: '' }))).toBe('answered to another request');
    expect(read(xmlOf(NG, { id: ' id="ST02-00303-101"' }))).toBe('answered to another request');
  });

  it('is decrypted where it contains card data', () => {
    const response = read(
      xmlOf(
        `${OK}<res_pay_method_info><recognized_no>${encrypt(Buffer.from('123456'), ENCRYPTION)}</recognized_no></res_pay_method_info>`,
      ),
      {},
      { ...CREDENTIALS, encryption: ENCRYPTION },
    );
    expect((response as ReadResponse).values.get('recognized_no')).toBe('123456');
  });

  it('is read except for a leaf that cannot be decrypted, which is named', () => {
    const sealed = (value: string) => encrypt(Buffer.from(value), ENCRYPTION);
    const info = `<res_pay_method_info><recognized_no>MTIz</recognized_no><cardbrand_code>V</cardbrand_code><payment_status>${sealed('2')}</payment_status></res_pay_method_info>`;
    const response = read(xmlOf(`${OK}${info}`), {}, { ...CREDENTIALS, encryption: ENCRYPTION }) as ReadResponse;
    expect([
      response.result,
      response.values.get('payment_status'),
      response.values.has('recognized_no'),
      response.unreadable,
    ]).toEqual(['OK', '2', false, ['recognized_no', 'cardbrand_code']]);
    const hashed = read(
      xmlOf(`${OK}${info}<res_sps_hashcode>${'0'.repeat(40)}</res_sps_hashcode>`),
      {},
      { ...CREDENTIALS, encryption: ENCRYPTION },
    );
    expect(hashed).toBe('answered in a way that cannot be decrypted: recognized_no, cardbrand_code');
  });

  it('is trusted with its own hash, and not with another response’s', () => {
    const hash = createHash('sha1').update('OK20261125000000hash-key').digest('hex');
    expect(read(xmlOf(`${OK}<res_sps_hashcode>${hash}</res_sps_hashcode>`))).toMatchObject({ result: 'OK' });
    expect(read(xmlOf(`${OK}<res_sps_hashcode>${'0'.repeat(40)}</res_sps_hashcode>`))).toBe(
      'answered with a wrong hash',
    );
  });

  it.each([
    ['an error of the server', raw(xmlOf(OK), { status: 502 })],
    ['a page', raw('<html></html>', { contentType: 'text/html' })],
    ['another encoding in its head', raw(xmlOf(OK), { contentType: 'text/xml;charset=UTF-8' })],
    ['another encoding in its declaration', raw(xmlOf(OK, { encoding: 'UTF-8' }))],
    ['no declaration', raw(`<sps-api-response id="${ID}">${OK}</sps-api-response>`)],
    [
      'bytes that are no Shift_JIS',
      raw('', { body: Buffer.from(xmlOf(`${OK}<note>請求</note>`).replace('請求', '\ufffd')) }),
    ],
    ['half of it', raw(xmlOf(OK).slice(0, 120))],
    ['nothing', raw('')],
    ['another root', raw(xmlOf(OK).replaceAll('sps-api-response', 'sps-api-request'))],
    ['a document type', raw(xmlOf(OK).replace('<sps-api-response', '<!DOCTYPE r [<!ENTITY a "b">]><sps-api-response'))],
    ['two results', raw(xmlOf(`${OK}<res_result>NG</res_result>`))],
    ['another result', raw(xmlOf(OK.replace('OK', 'MAYBE')))],
  ])('is not trusted: %s', (_, response) => {
    expect(readResponse(response, ID, CREDENTIALS)).toEqual(expect.any(String));
  });
});
