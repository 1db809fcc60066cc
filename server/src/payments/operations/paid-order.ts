import type { Warning } from '../../../contract/src';

/** What an operation has to know of the order whose payment it changes; orders themselves are another feature's. */
export interface PaidOrder {
  readonly id: string;
  readonly merchantId: string;
  readonly serviceId: string;
  /** The buyer was repaid directly (直接返金). */
  readonly repaid: boolean;
}

/** The same for an operation that is asked for. */
export interface OrderToOperate extends PaidOrder {
  /** What a person has to confirm before a capture. */
  readonly captureWarnings: readonly Warning[];
}
