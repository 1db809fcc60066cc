import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OperationKind, OrderStatus } from '../../../contract/src';
import { SandboxLedgerService } from '../../payments/gateways/sandbox/sandbox-ledger.service';
import { PaymentOperation } from '../../payments/operations/payment-operation.entity';
import { Order } from '../../orders/order/order.entity';
import { OrderOperationsService } from '../../orders/page/order-operations.service';
import { OrderPlacingService } from '../../orders/order-placing.service';
import { OrderStatusService } from '../../orders/page/order-status.service';
import type { Actor } from '../../audit/actor';
import { AuditEntry } from '../../audit/audit-entry.entity';
import type { CurrentUser } from '../../identity/current-user';
import { ALL_SERVICES, merchantScope, supportScope, SYSTEM_SCOPE } from '../../shared/tenancy/scope';
import { Tenancy } from '../../shared/tenancy/tenancy';
import { AUTO_CAPTURED, type OrderDemoEvent } from './order-events';

/** How many of an order's events have been entered. */
interface Progress {
  readonly id: string;
  readonly operated: readonly OperationKind[];
  readonly moved: readonly OrderStatus[];
}

const SHOP: Actor = { kind: 'system', id: null, name: 'ショップ', address: null };
const WHO: Readonly<Record<string, string>> = { '12345': 'merchant-staff', '67890': 'other-staff' };

/** Enters orders and what happens to them as they would really happen, through the portal's own services. */
export class DemoShop {
  private readonly orders = new Map<string, Progress>();

  constructor(
    private readonly app: NestFastifyApplication,
    private readonly users: ReadonlyMap<string, CurrentUser>,
  ) {}

  /** Reads how far an earlier, interrupted loading came. */
  async open(): Promise<void> {
    await this.app.get(Tenancy).as(supportScope(), async (tx) => {
      const operations = await tx.find(PaymentOperation);
      const moves = await tx.findBy(AuditEntry, { event: 'order_status_changed' });
      for (const { merchantId, id, orderNumber } of await tx.find(Order)) {
        const operated = operations.filter(({ orderId }) => orderId === id).map(({ kind }) => kind);
        const ofOrder = moves.filter(({ orderId }) => orderId === id);
        const moved = ofOrder.map(({ detail }) => (detail as { readonly to: OrderStatus }).to);
        this.orders.set(`${merchantId} ${orderNumber}`, { id, operated, moved });
      }
    });
  }

  /** Whether the event was entered before an interruption. */
  knows(event: OrderDemoEvent): boolean {
    const found = this.of(event);
    if (!found) return false;
    if (event.kind === 'ordered') return true;
    return event.kind === 'moved' ? found.moved.includes(event.to) : found.operated.includes(event.operation);
  }

  async happen(event: OrderDemoEvent): Promise<void> {
    switch (event.kind) {
      case 'ordered':
        return this.place(event);
      case 'operated':
        return this.app.get(OrderOperationsService).operate(this.user(event), this.of(event)!.id, {
          kind: event.operation,
          on: event.on,
          version: await this.version(event),
        });
      case 'moved':
        return this.app
          .get(OrderStatusService)
          .change(this.user(event), this.of(event)!.id, { status: event.to, version: await this.version(event) });
    }
  }

  private async place({
    merchantId,
    orderNumber,
    at,
    planned: { order, card },
  }: OrderDemoEvent & { kind: 'ordered' }): Promise<void> {
    const isAuto = AUTO_CAPTURED.includes(`${merchantId}-${order.serviceId}`);
    if (order.payment)
      await this.app
        .get(SandboxLedgerService)
        .adopt({ ...order.payment, merchantId }, card, isAuto || card === 'captured' ? 'captured' : 'authorized');
    const {
      order: { id },
    } = await this.app
      .get(Tenancy)
      .as(merchantScope(merchantId, ALL_SERVICES), (tx) =>
        this.app.get(OrderPlacingService).place(tx, merchantId, SHOP, order, at),
      );
    this.orders.set(`${merchantId} ${orderNumber}`, { id, operated: [], moved: [] });
  }

  private of({ merchantId, orderNumber }: OrderDemoEvent): Progress | undefined {
    return this.orders.get(`${merchantId} ${orderNumber}`);
  }

  /** The version of the order as the event's user sees it now. */
  private async version(event: OrderDemoEvent): Promise<number> {
    const { merchantId } = event;
    const { id } = this.of(event)!;
    const { version } = await this.app
      .get(Tenancy)
      .as(SYSTEM_SCOPE, (tx) => tx.findOneByOrFail(Order, { merchantId, id }));
    return version;
  }

  private user({ merchantId }: OrderDemoEvent): CurrentUser {
    return this.users.get(WHO[merchantId]!)!;
  }
}
