import type { Warning } from '../../../contract/src';

/** The facts about an order that an operation on its payment needs; orders themselves belong to another feature. */
export interface PaidOrder {
  readonly id: string;
  readonly merchantId: string;
  readonly serviceId: string;
  /** The buyer was repaid directly (直接返金). */
  readonly repaid: boolean;
}

/** The same for an operation that is requested. */
export interface OrderToOperate extends PaidOrder {
  /** The warnings that a person has to confirm before a capture. */
  readonly captureWarnings: readonly Warning[];
}
