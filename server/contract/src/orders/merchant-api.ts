/**
 * The stable API for merchants' own systems (spec 3.4), `Authorization: Bearer <merchant API key>`, described in OpenAPI.
 *
 *   POST /api/merchant/v1/orders   an order as `NewOrder`   201 OrderReceipt | 200 OrderReceipt | 409 | 422   scope orders:write
 *
 * Each 注文番号 is created once: repeating it with the same content returns 200 with the same body, with other content 409
 * `reference_conflict`. The optional header `Idempotency-Key` (1–255 printable ASCII characters) returns 422 when it is
 * used again with another body.
 */
export interface OrderReceipt {
  /** The order's page in the portal is `/orders/:id`. */
  readonly id: string;
  readonly orderNumber: string;
  readonly serviceId: string;
  /** Integer yen including tax and shipping. */
  readonly total: number;
  readonly orderedAt: string;
  /** Only of card orders. */
  readonly trackingId: string | null;
}

/** Maximum number of lines of one order. */
export const MOST_ORDER_ITEMS = 100;
