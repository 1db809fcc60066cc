import { MasterKeys } from '../../../server/src/shared/sealing/master-keys';
import { Seal } from '../../../server/src/shared/sealing/seal';
import type { Database } from '../world/database';
import { MASTER_KEY } from './encrypted-samples';
import { BUYERS } from './terms';

const BATCH_SIZE = 2_000;

interface Row {
  readonly merchant_id: string;
  readonly id: string;
  readonly order_number: string;
}

/** Encrypts a real buyer into every order, so that lists of orders can be read: takes seconds for 100,000 orders. */
export async function encryptOrders(db: Database): Promise<void> {
  const seal = new Seal(MasterKeys.of(MASTER_KEY));
  const orders = await db.query<Row>('SELECT merchant_id, id, order_number FROM orders ORDER BY id');
  for (let from = 0; from < orders.length; from += BATCH_SIZE)
    await encryptBatch(db, seal, orders.slice(from, from + BATCH_SIZE));
}

async function encryptBatch(db: Database, seal: Seal, orders: readonly Row[]): Promise<void> {
  const encrypted = orders.map(({ merchant_id, id, order_number }) => {
    const context = `order:${merchant_id}:${order_number}`;
    const key = seal.newKey(context);
    const buyer = {
      name: BUYERS[Number(id) % BUYERS.length]!,
      kana: null,
      email: null,
      phone: null,
      postalCode: null,
      address: null,
    };
    return { key: key.wrappedKey, content: seal.seal(key, context, { buyer, delivery: null }) };
  });
  await db.query(
    `UPDATE orders o SET wrapped_key = s.key, sealed_content = s.content
    FROM unnest($1::text[], $2::bigint[], $3::bytea[], $4::bytea[]) AS s (merchant_id, id, key, content) WHERE o.merchant_id = s.merchant_id AND o.id = s.id`,
    [
      orders.map((order) => order.merchant_id),
      orders.map((order) => order.id),
      encrypted.map(({ key }) => key),
      encrypted.map(({ content }) => content),
    ],
  );
}
