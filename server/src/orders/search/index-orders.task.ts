import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Job, Jobs } from '../../shared/jobs/jobs';
import { prepared, type Statement } from '../../shared/database/statement';
import { runIn } from '../../shared/tenancy/asked';
import { SYSTEM_SCOPE } from '../../shared/tenancy/scope';
import { Tenancy } from '../../shared/tenancy/tenancy';
import { OrderContents } from '../order/order-contents';
import { FORMER_VERSION, SEARCH_VERSION, SearchKeys } from './search-keys';

/**
 * The number of rows that are locked at a time: a person who works on an order waits no longer than one batch takes.
 */
const BATCH = 50;

interface FormerOrder {
  readonly merchantId: string;
  readonly id: string;
  readonly orderNumber: string;
  readonly orderedAt: string;
  readonly sealedContent: Buffer;
  readonly wrappedKey: Buffer;
  readonly masterKeyVersion: number;
  readonly products: readonly string[];
}

/**
 * Re-indexes the orders that still have their former search keys, one batch per transaction: at any moment an order is
 * found by either kind of keys, and a killed process leaves the rest to the next. An order that cannot be decrypted
 * keeps its former keys.
 */
@Injectable()
export class IndexOrdersTask implements Job, OnModuleInit, OnApplicationBootstrap {
  readonly name = 'index-orders';
  readonly cron = '*/10 * * * *';
  private readonly logger = new Logger('Orders');
  private unreadable = 0;

  constructor(
    private readonly jobs: Jobs,
    private readonly tenancy: Tenancy,
    private readonly contents: OrderContents,
    private readonly searchKeys: SearchKeys,
  ) {}

  onModuleInit(): void {
    this.jobs.register(this);
  }

  onApplicationBootstrap(): void {
    this.jobs.wake(this.name);
  }

  async run(): Promise<void> {
    let [indexed, unreadable] = [0, 0];
    for (let last: FormerOrder | undefined; ;) {
      const orders = await this.tenancy.as(SYSTEM_SCOPE, (tx) => this.batch(tx, last));
      indexed += orders.filter(({ done }) => done).length;
      unreadable += orders.filter(({ done }) => !done).length;
      last = orders.at(-1)?.order;
      if (orders.length < BATCH) break;
    }
    if (indexed) this.logger.log(`${indexed} orders are indexed anew`);
    if (unreadable > this.unreadable)
      this.logger.warn(`${unreadable} orders cannot be read, and stay under their former search keys`);
    this.unreadable = unreadable;
  }

  /** Locked rows are left for the next run. */
  private async batch(
    tx: EntityManager,
    last: FormerOrder | undefined,
  ): Promise<{ readonly order: FormerOrder; readonly done: boolean }[]> {
    const orders = (await tx.query(
      `SELECT o.merchant_id AS "merchantId", o.id, o.order_number AS "orderNumber", o.ordered_at::text AS "orderedAt", o.sealed_content AS "sealedContent", o.wrapped_key AS "wrappedKey",
         o.master_key_version AS "masterKeyVersion", ARRAY (SELECT i.name FROM order_items i WHERE i.merchant_id = o.merchant_id AND i.order_id = o.id AND i.kind = 'product') AS products
       FROM orders o WHERE o.search_version = ${FORMER_VERSION} AND o.id > $1 ORDER BY o.id LIMIT ${BATCH} FOR UPDATE OF o SKIP LOCKED`,
      [last?.id ?? '0'],
    )) as FormerOrder[];
    const indexed = orders.map((order) => this.indexedAnew(order));
    await runIn(tx, indexed);
    return orders.map((order, i) => ({ order, done: indexed[i] !== null }));
  }

  /** null: the order cannot be decrypted. */
  private indexedAnew({ products, orderedAt, ...order }: FormerOrder): Statement[] | null {
    const { merchantId, id } = order;
    const content = this.contents.read(order);
    if (!content) return null;
    const searched = { buyer: content.buyer, products };
    return [
      prepared(
        'DELETE FROM order_keys WHERE merchant_id = $1 AND key = ANY ($2::bytea[]) AND ordered_at = $3 AND order_id = $4',
        [merchantId, this.searchKeys.formerOfOrder(merchantId, searched), orderedAt, id],
      ),
      prepared(
        'INSERT INTO order_keys (merchant_id, key, ordered_at, order_id) SELECT $1, unnest($2::bytea[]), $3, $4 ON CONFLICT DO NOTHING',
        [merchantId, this.searchKeys.ofOrder(merchantId, searched), orderedAt, id],
      ),
      prepared(`UPDATE orders SET search_version = ${SEARCH_VERSION} WHERE merchant_id = $1 AND id = $2`, [
        merchantId,
        id,
      ]),
    ];
  }
}
