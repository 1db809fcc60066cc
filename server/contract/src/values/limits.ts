/** Lengths are counted in characters as a person counts them (grapheme clusters): spec 2.4. */
export const LIMITS = {
  name: 100,
  address: 200,
  line: 200,
  text: 2_000,
  code: 64,
  slip: 64,
  email: 254,
  url: 2_000,
  yen: 9_999_999,
  guests: 20,
  earlierOrders: 10,
  reopeningReason: 2_000,
  withdrawalReason: 2_000,
  searchText: 64,
  /** Bytes of a request body. */
  body: 1_048_576,
  password: { min: 12, max: 128 },
} as const;

/** The earliest date of a transaction or an answer (spec 2.4). */
export const EARLIEST_DATE = '1990-01-01';
/** The latest date of a search, a capture or a repayment. */
export const LATEST_DATE = '2099-12-31';
/** Totals of a list are exact up to this number; above it the portal shows 「1,000件以上」. */
export const EXACT_TOTAL = 1_000;
export const PAGE_SIZE = 50;
/** A case is 「期限間近」 when at most this many business days remain. */
export const DUE_SOON_BUSINESS_DAYS = 3;
/** The default deadline of a correction in business days, and the maximum number of days that support may allow. */
export const REOPENING = { businessDays: 3, mostDays: 90 } as const;
