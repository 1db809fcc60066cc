import { encode } from 'iconv-lite';
import { Caller, followUp, write, xml } from '../testing/caller';

let caller: Caller;

beforeEach(async () => (caller = await Caller.start()));
afterEach(() => caller.stop());

describe('the simulated provider', () => {
  it('accepts an authorisation with everything that the protocol allows, as a shop’s own library writes it: lines, tax, free fields, empty elements and indentation', async () => {
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
      ['token', plain(caller.token.token)],
      ['token_key', plain(caller.token.tokenKey)],
      ['cust_manage_flg', plain('0')],
      ['cardbrand_return_flg', plain('1')],
    ])}\n</pay_option_manage>`;
    const tail = all([
      ['encrypted_flg', plain('0')],
      ['request_date', plain('20261125120000')],
      ['limit_second', plain('')],
    ]);
    const answer = await caller.post(
      xml('ST01-00131-101', `${head}${lines}${plan}${options}${tail}\n`, hashed.join('')),
    );
    expect(answer.text).toContain('<res_result>OK</res_result>');
    expect(caller.simulator.ledger().payments).toMatchObject([
      { orderId: 'b2d7f61c0b67ee2c51461193de04a814', amount: 1980 },
    ]);
  });

  it('refuses lines with an additional field, or at the wrong place', async () => {
    const head = followUp('00000700000001').slice(0, 2);
    const broken = (body: string) => caller.codeOf(xml('ST01-00131-101', write(head) + body, ''));
    expect(await broken('<dtls><dtl><dtl_rowno>1</dtl_rowno><surprise>1</surprise></dtl></dtls>')).toBe('10100999');
    expect(await broken('<pay_method_info/><dtls/>')).toBe('10100999');
    expect(await broken('<dtls><dtl><dtl_rowno>one</dtl_rowno></dtl></dtls>')).toBe('10104014');
  });
});
