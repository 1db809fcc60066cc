/**
 * `9`: digits. `X`: printable ASCII. `M`: any text, sent as BASE64 of its Shift_JIS bytes.
 * `length`: the most, in characters (of an `M` in bytes before BASE64).
 */
export interface Leaf {
  readonly name: string;
  readonly kind: '9' | 'X' | 'M';
  readonly length: number;
  readonly required?: true;
  /** Sent encrypted if the service has keys for it. */
  readonly sealed?: true;
}

export interface Group {
  readonly name: string;
  readonly leaves: readonly Leaf[];
}

/** One request of the protocol: its fields in the order in which they are hashed and sent. The hash itself comes last. */
export interface RequestForm {
  readonly id: string;
  readonly fields: readonly (Leaf | Group)[];
}

const leaf = (
  name: string,
  kind: Leaf['kind'],
  length: number,
  more: Pick<Leaf, 'required' | 'sealed'> = {},
): Leaf => ({ name, kind, length, ...more });
const must = (name: string, kind: Leaf['kind'], length: number): Leaf => leaf(name, kind, length, { required: true });

const ACCOUNT = [must('merchant_id', '9', 5), must('service_id', '9', 3)];
const ENCRYPTED = leaf('encrypted_flg', '9', 1);
const VALIDITY = [must('request_date', '9', 14), must('limit_second', '9', 4)];
const TRACKED = [leaf('sps_transaction_id', 'X', 32), must('tracking_id', 'X', 14)];
const FOLLOW_UP = [...ACCOUNT, ...TRACKED, leaf('processing_datetime', '9', 14), ...VALIDITY];

const PURCHASE = [
  ...ACCOUNT,
  must('cust_code', 'X', 64),
  must('order_id', 'X', 38),
  must('item_id', 'X', 32),
  leaf('item_name', 'M', 40),
  leaf('tax', '9', 7),
  must('amount', '9', 7),
  leaf('free1', 'M', 20),
  leaf('free2', 'M', 20),
  leaf('free3', 'M', 20),
];
const PAYMENT_PLAN: Group = {
  name: 'pay_method_info',
  leaves: [leaf('dealings_type', '9', 2, { sealed: true }), leaf('divide_times', '9', 3, { sealed: true })],
};
const TOKEN = [must('token', 'X', 512), must('token_key', 'X', 512)];
const CARD_FLAGS = [leaf('cust_manage_flg', '9', 1), leaf('cardbrand_return_flg', '9', 1)];

export const REQUEST_FORMS = {
  authorize: {
    id: 'ST01-00131-101',
    fields: [
      ...PURCHASE,
      leaf('order_rowno', '9', 2),
      leaf('sps_cust_info_return_flg', '9', 1),
      PAYMENT_PLAN,
      { name: 'pay_option_manage', leaves: [...TOKEN, ...CARD_FLAGS] },
      ENCRYPTED,
      ...VALIDITY,
    ],
  },
  /** The same after 3-D Secure: the authentication identifies the card. */
  authorizeAuthenticated: {
    id: 'ST01-00118-101',
    fields: [
      ...PURCHASE,
      leaf('sps_cust_info_return_flg', '9', 1),
      PAYMENT_PLAN,
      { name: 'pay_option_manage', leaves: [...CARD_FLAGS, must('tds_authentication_id', 'X', 64)] },
      ENCRYPTED,
      ...VALIDITY,
    ],
  },
  authenticate: {
    id: 'TA02-00101-101',
    fields: [
      ...ACCOUNT,
      must('cust_code', 'X', 64),
      must('amount', '9', 7),
      {
        name: 'pay_option_manage',
        leaves: [...TOKEN, must('ok_return_url', 'X', 1_000), must('ng_return_url', 'X', 1_000)],
      },
      ENCRYPTED,
      ...VALIDITY,
    ],
  },
  commit: { id: 'ST02-00101-101', fields: FOLLOW_UP },
  capture: { id: 'ST02-00201-101', fields: FOLLOW_UP },
  refund: { id: 'ST02-00303-101', fields: FOLLOW_UP },
  lookUp: {
    id: 'MG01-00101-101',
    fields: [
      ...ACCOUNT,
      ...TRACKED,
      { name: 'pay_option_manage', leaves: [leaf('cardbrand_return_flg', '9', 1)] },
      ENCRYPTED,
      ...VALIDITY,
    ],
  },
} satisfies Record<string, RequestForm>;

export type RequestName = keyof typeof REQUEST_FORMS;
