import type { EntityManager } from 'typeorm';
import { KEEPS_PLAN } from '../shared/statement';
import type { AuditEntry, AuditEvent } from './audit-entry.entity';

/** What a history tells. Kinds of looks have indexes of their own: however often somebody looks, what became of a case or an order is found at once. */
export type HistoryRow = Pick<AuditEntry, 'id' | 'event' | 'at' | 'actorKind' | 'actorName' | 'revision' | 'detail'>;

/** The latest entries of these kinds about one case or one order, the latest first. Ask for looks and for all else apart. */
export function latestEntries(
  tx: EntityManager, of: 'case_id' | 'order_id', { merchantId, id }: { readonly merchantId: string; readonly id: string }, events: readonly AuditEvent[], atMost: number,
): Promise<HistoryRow[]> {
  // Kinds stand in the text: a plan that is good for any kinds could not choose an index for some.
  return tx.query(
    `${KEEPS_PLAN}SELECT id, event, at, actor_kind AS "actorKind", actor_name AS "actorName", revision, detail FROM audit_entries
     WHERE merchant_id = $1 AND ${of} = $2 AND event IN (${events.map((event) => `'${event}'`).join(', ')}) ORDER BY id DESC LIMIT ${atMost}`, [merchantId, id]);
}

/** Two lists as one, the latest first. */
export function byLatest(entries: readonly HistoryRow[]): HistoryRow[] {
  return [...entries].sort((a, b) => Number(BigInt(b.id) - BigInt(a.id)));
}
