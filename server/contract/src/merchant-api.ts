/**
 * The stable API for merchants' own systems (spec 3.4), `Authorization: Bearer <merchant API key>`, described in OpenAPI.
 *
 *   POST /api/merchant/v1/orders   an order as `NewOrder`   201 OrderReceipt | 200 OrderReceipt | 409 | 422   scope orders:write
 *
 * Once for each 注文番号: the same content again is answered 200 with the same body, other content 409 `reference_conflict`. An
 * `Idempotency-Key` (1–255 printable ASCII characters) may stand beside it: used again with another body it is 422.
 */
export interface OrderReceipt {
  /** The order's page is `/orders/:id` of the portal. */
  readonly id: string;
  readonly orderNumber: string;
  readonly serviceId: string;
  /** Integer yen, tax and shipping included. */
  readonly total: number;
  readonly orderedAt: string;
  /** Of card orders. */
  readonly trackingId: string | null;
}

/** Lines of one order. */
export const MOST_ORDER_ITEMS = 100;
