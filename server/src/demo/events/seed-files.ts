import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type {
  AnswerSections,
  CardBrand,
  NoticeTypeCode,
  OrderPaymentMethod,
  OrderStatus,
  Role,
} from '../../../contract/src';
import type { SandboxOutcome } from '../../../contract/src/demo';

/** The merchants and acquirers that exist before the first request arrives: `merchants.json`, `acquirers.json`. */
export interface SeedMerchant {
  readonly merchantId: string;
  readonly name: string;
  /** The API key of the merchant's shop system. */
  readonly apiKey?: string;
  readonly services: readonly {
    readonly serviceId: string;
    readonly name: string;
    readonly contactDesk: Readonly<Record<string, string>>;
  }[];
  readonly contacts: readonly {
    readonly name: string;
    readonly email: string;
    readonly serviceIds?: readonly string[];
    readonly active?: false;
  }[];
  /** Colleagues of the demo's logins, without a password. */
  readonly staff: readonly {
    readonly userId: string;
    readonly name: string;
    readonly email: string;
    readonly role: Role;
    readonly serviceIds?: readonly string[];
    readonly active?: false;
  }[];
}

export interface SeedAcquirer {
  readonly code: string;
  readonly name: string;
  readonly key: string;
  /** The prefix of its references. */
  readonly prefix: string;
  /** Working days between 依頼日 and the request's arrival. */
  readonly lag?: number;
}

export interface SeedProduct {
  readonly name: string;
  readonly price: number;
  readonly salesForm: 'goods' | 'service' | 'lodging';
  /** A product that is billed repeatedly. */
  readonly continuing?: true;
}

export interface SeedCustomer {
  readonly name: string;
  /** フリガナ. */
  readonly kana?: string;
  readonly postalCode?: string;
  readonly address?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly card?: readonly [CardBrand, string];
}

/** `day`: working days ago (0 = the latest one that has begun); `time`: `HH:MM` in JST, before 11:00 on day 0. */
export interface SeedMoment {
  readonly day: number;
  readonly time: string;
}

/** What an answer states besides the transaction itself; texts and dates may contain `{answer-3}`, see `Wording`. */
export interface SeedReply {
  readonly sections: AnswerSections;
  /** The subscription ended on this day. */
  readonly endsOn?: string;
}

export interface SeedAnswer extends SeedMoment {
  readonly by: string;
  /** A key of `replies.json`. */
  readonly reply: string;
  readonly sections?: AnswerSections;
}

/** One request and its events: `cases/*.json`. Keys of products and customers refer to their files. */
export interface SeedCase extends SeedMoment {
  readonly type: NoticeTypeCode;
  readonly merchant: string;
  readonly service: string;
  readonly acquirer: string;
  readonly customer: string;
  readonly product: string;
  readonly quantity?: number;
  /** The order's day, in days before the request. */
  readonly ordered: number;
  /** The subscription's first day, in days before the order. */
  readonly applied?: number;
  /** 回答期限 in business days from today (0 = today, negative = overdue); without it the provider's rule fills it. */
  readonly due?: number;
  readonly summary: string;
  readonly note?: string;
  /** The acquirer did not state the product's name. */
  readonly productNameMissing?: true;
  /** A payment method other than a card. */
  readonly method?: 'carrier_billing' | 'convenience_store' | 'e_money';
  /** Another customer, who received the goods. */
  readonly deliveredTo?: string;
  readonly stay?: {
    readonly checkIn: number;
    readonly nights: number;
    readonly guests: number;
    readonly party?: readonly string[];
  };
  readonly viewed?: SeedMoment & { readonly by: string };
  readonly answers?: readonly SeedAnswer[];
  /** After the first answer. */
  readonly reopened?: SeedMoment & { readonly by: string; readonly reason: string };
  readonly withdrawn?: SeedMoment & { readonly reason: string };
}

/**
 * An order that no case is about: `orders.json`. Days are calendar days before today; events are given in days after
 * the order.
 */
export interface SeedOrder {
  readonly merchant: string;
  readonly service: string;
  readonly customer: string;
  readonly product: string;
  readonly quantity?: number;
  readonly daysAgo: number;
  readonly time: string;
  /** 対応状況 in which it is created. */
  readonly status?: OrderStatus;
  /** A payment method other than a card. */
  readonly method?: OrderPaymentMethod;
  /** The behaviour of its test card. */
  readonly card?: SandboxOutcome;
  readonly shippingFee?: number;
  /** Reductions by a coupon and by used points; yen. */
  readonly coupon?: number;
  readonly points?: number;
  readonly captured?: number;
  readonly refunded?: number;
  readonly cancelled?: number;
  readonly paid?: number;
  readonly shipped?: number;
}

export interface Seeds {
  readonly merchants: readonly SeedMerchant[];
  readonly acquirers: readonly SeedAcquirer[];
  readonly products: Readonly<Record<string, SeedProduct>>;
  readonly customers: Readonly<Record<string, SeedCustomer>>;
  readonly replies: Readonly<Record<string, SeedReply>>;
  readonly cases: readonly SeedCase[];
  readonly orders: readonly SeedOrder[];
}

const FOLDER = 'db/seeds/demo';

/**
 * The demo's content: plain JSON of the repository. The build does not copy it, so it is searched for in this folder's
 * parents.
 */
export function readSeeds(): Seeds {
  const folder = seedFolder(__dirname);
  const read = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as never;
  return {
    merchants: read('merchants.json'),
    acquirers: read('acquirers.json'),
    products: read('products.json'),
    customers: read('customers.json'),
    replies: read('replies.json'),
    orders: read('orders.json'),
    cases: readdirSync(join(folder, 'cases'))
      .sort()
      .flatMap((file) => read(join('cases', file)) as SeedCase[]),
  };
}

function seedFolder(from: string): string {
  const folder = join(from, FOLDER);
  if (existsSync(folder)) return folder;
  if (dirname(from) === from) throw new Error(`${FOLDER} is not there`);
  return seedFolder(dirname(from));
}
