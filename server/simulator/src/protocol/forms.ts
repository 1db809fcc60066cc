/**
 * The format of a field. `bytes`: maximum length of a text before BASE64. `item`: the field's code in the provider's
 * error codes.
 */
export interface Field {
  readonly name: string;
  readonly item: string;
  readonly pattern: RegExp;
  readonly most: number;
  readonly required: boolean;
  readonly text: boolean;
  readonly encrypted: boolean;
}

export interface Section {
  readonly name: string;
  readonly fields: readonly (Field | Section)[];
  /** May occur several times in a row. */
  readonly many?: true;
}

export type Form = readonly (Field | Section)[];

const DIGITS = /^[0-9]*$/;
const ASCII = /^[ -~]*$/;
const ANYTHING = /^[^]*$/;

const field = (name: string, item: string, pattern: RegExp, most: number, more: Partial<Field> = {}): Field => ({
  name,
  item,
  pattern,
  most,
  required: false,
  text: false,
  encrypted: false,
  ...more,
});
const digits = (name: string, item: string, most: number, more?: Partial<Field>) =>
  field(name, item, DIGITS, most, more);
const ascii = (name: string, item: string, most: number, more?: Partial<Field>) => field(name, item, ASCII, most, more);
const text = (name: string, item: string, most: number) => field(name, item, ANYTHING, most, { text: true });
const required = { required: true };

const WHO = [digits('merchant_id', '001', 5, required), digits('service_id', '002', 3, required)];
const WHEN = [
  digits('request_date', '023', 14, required),
  digits('limit_second', '024', 4),
  ascii('sps_hashcode', '025', 40, required),
];
const WHICH = [ascii('sps_transaction_id', '026', 32), ascii('tracking_id', '027', 14, required)];
const CIPHERED = digits('encrypted_flg', '028', 1);
const BUYER = [ascii('cust_code', '003', 64, required)];
const GOODS = [
  ascii('order_id', '004', 38, required),
  ascii('item_id', '005', 32, required),
  text('item_name', '006', 40),
  digits('tax', '007', 7),
  digits('amount', '008', 7, required),
  text('free1', '010', 20),
  text('free2', '011', 20),
  text('free3', '012', 20),
];
const LINES: Section = {
  name: 'dtls',
  fields: [
    {
      name: 'dtl',
      many: true,
      fields: [
        digits('dtl_rowno', '014', 3),
        ascii('dtl_item_id', '015', 32),
        text('dtl_item_name', '016', 40),
        digits('dtl_item_count', '017', 5),
        digits('dtl_tax', '018', 7),
        digits('dtl_amount', '019', 7),
      ],
    },
  ],
};
const PLAN: Section = {
  name: 'pay_method_info',
  fields: [
    digits('dealings_type', '202', 2, { encrypted: true }),
    digits('divide_times', '203', 3, { encrypted: true }),
  ],
};
const TOKEN = [ascii('token', '999', 512, required), ascii('token_key', '999', 512, required)];
const FLAGS = [digits('cust_manage_flg', '205', 1), digits('cardbrand_return_flg', '999', 1)];
const FOLLOW_UP: Form = [
  ...WHO,
  ...WHICH,
  digits('processing_datetime', '029', 14),
  { name: 'pay_option_manage', fields: [digits('amount', '008', 7)] },
  ...WHEN,
];

/** The supported requests, each with its fields in their order. */
export const FORMS: Readonly<Record<string, Form>> = {
  'ST01-00131-101': [
    ...WHO,
    ...BUYER,
    ...GOODS,
    digits('order_rowno', '013', 2),
    digits('sps_cust_info_return_flg', '030', 1),
    LINES,
    PLAN,
    { name: 'pay_option_manage', fields: [...TOKEN, ...FLAGS] },
    CIPHERED,
    ...WHEN,
  ],
  'ST01-00118-101': [
    ...WHO,
    ...BUYER,
    ...GOODS,
    digits('sps_cust_info_return_flg', '030', 1),
    LINES,
    PLAN,
    { name: 'pay_option_manage', fields: [...FLAGS, ascii('tds_authentication_id', '999', 64, required)] },
    CIPHERED,
    ...WHEN,
  ],
  'TA02-00101-101': [
    ...WHO,
    ...BUYER,
    digits('amount', '008', 7, required),
    {
      name: 'pay_option_manage',
      fields: [
        ...TOKEN,
        ascii('tds_info_token', '999', 512),
        ascii('tds_info_token_key', '999', 512),
        ascii('ok_return_url', '999', 1000, required),
        ascii('ng_return_url', '999', 1000, required),
      ],
    },
    CIPHERED,
    ...WHEN,
  ],
  'ST02-00101-101': FOLLOW_UP,
  'ST02-00201-101': FOLLOW_UP,
  'ST02-00303-101': FOLLOW_UP,
  'MG01-00101-101': [
    ...WHO,
    ...WHICH,
    digits('response_info_type', '999', 1),
    { name: 'pay_option_manage', fields: [digits('cardbrand_return_flg', '999', 1)] },
    CIPHERED,
    ...WHEN,
  ],
};

/** All fields of a form, in their order. */
export function fieldsOf(form: Form): readonly Field[] {
  return form.flatMap((one) => ('fields' in one ? fieldsOf(one.fields) : [one]));
}
