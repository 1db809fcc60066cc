import type { DataSource } from 'typeorm';
import type { Buyer } from '../../../server/contract/src';
import { MasterKeys } from '../../../server/src/shared/sealing/master-keys';
import { Seal } from '../../../server/src/shared/sealing/seal';

/**
 * `count` orders `K-0`, `K-1`, … of merchant 12345, all of one buyer, encrypted under a master key of 32 bytes; without
 * search keys.
 */
export async function insertEncryptedOrders(
  database: DataSource,
  masterKey: Buffer,
  buyer: Buyer,
  count: number,
): Promise<void> {
  const seal = new Seal(MasterKeys.of(masterKey));
  const orders = Array.from({ length: count }, (_, i) => {
    const [number, owner] = [`K-${i}`, `order:12345:K-${i}`];
    const key = seal.newKey(owner);
    return { number, key: key.wrappedKey, content: seal.seal(key, owner, { buyer, delivery: null }) };
  });
  await database.query(
    `INSERT INTO orders (merchant_id, service_id, order_number, content_hash, status, payment_method, sealed_content, wrapped_key, master_key_version, sales_form, shipping_fee, total, ordered_at, updated_at)
    SELECT '12345', '001', n, '', 'new', 'bank_transfer', c, k, 1, 'goods', 0, 500, now(), now() FROM unnest($1::text[], $2::bytea[], $3::bytea[]) AS o (n, k, c)`,
    [orders.map(({ number }) => number), orders.map(({ key }) => key), orders.map(({ content }) => content)],
  );
}
