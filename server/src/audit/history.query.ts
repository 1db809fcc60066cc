import { SUPPORT_NAME } from './actor';
import { prepared, type Statement } from '../shared/database/statement';
import type { Answers } from '../shared/tenancy/asked';
import type { AuditEntry, AuditEvent } from './audit-entry.entity';

/** The events that a history shows. */
export interface HistoryEvents<Event extends AuditEvent> {
  readonly shown: readonly Event[];
  /**
   * Events that record who viewed it; only the provider's support sees them. Only the latest are shown: systems view
   * repeatedly and would displace everything else.
   */
  readonly views: readonly Event[];
}

export interface HistoryLine<Event extends AuditEvent> {
  readonly event: Event;
  readonly at: string;
  readonly by: string;
  readonly revision: AuditEntry['revision'];
  readonly detail: AuditEntry['detail'];
}

export interface HistoryRow<Event extends AuditEvent> extends Pick<
  AuditEntry,
  'id' | 'at' | 'actorKind' | 'actorName' | 'revision' | 'detail'
> {
  readonly event: Event;
}

export type HistoryStatements<Event extends AuditEvent> = {
  readonly shown: Statement<HistoryRow<Event>>;
  readonly views: Statement<HistoryRow<Event>> | null;
};

/** The case or the order that a history is about. */
interface Subject {
  readonly merchantId: string;
  readonly id: string;
}

const SHOWN_AT_MOST = 200;
const VIEWS_AT_MOST = 50;

/** The statements that read a history; `historyLines` merges their rows. */
export function historyOf<Event extends AuditEvent>(
  of: 'case_id' | 'order_id',
  subject: Subject,
  { shown, views }: HistoryEvents<Event>,
  forSupport: boolean,
): HistoryStatements<Event> {
  return {
    shown: latest(of, subject, shown, SHOWN_AT_MOST),
    views: forSupport ? latest(of, subject, views, VIEWS_AT_MOST) : null,
  };
}

/**
 * The history of a case or an order, the latest entry first. A merchant reads 加盟店サポート in place of the names of
 * the provider's staff.
 */
export function historyLines<Event extends AuditEvent>(
  { shown, views }: Answers<HistoryStatements<Event>>,
  forSupport: boolean,
): HistoryLine<Event>[] {
  return byLatest([...shown, ...(views ?? [])]).map(({ event, at, actorKind, actorName, revision, detail }) => ({
    event,
    at: at.toISOString(),
    by: actorKind === 'support' && !forSupport ? SUPPORT_NAME : actorName,
    revision,
    detail,
  }));
}

/**
 * Views have indexes of their own and are therefore read by a statement of their own: however many there are, the other
 * events are found quickly.
 */
function latest<Event extends AuditEvent>(
  of: string,
  { merchantId, id }: Subject,
  events: readonly Event[],
  atMost: number,
): Statement<HistoryRow<Event>> {
  // The events are part of the text: a plan that is valid for any events could not use the indexes of particular ones.
  return prepared(
    `SELECT id, event, at, actor_kind AS "actorKind", actor_name AS "actorName", revision, detail FROM audit_entries
     WHERE merchant_id = $1 AND ${of} = $2 AND event IN (${events.map((event) => `'${event}'`).join(', ')}) ORDER BY id DESC LIMIT ${atMost}`,
    [merchantId, id],
  );
}

function byLatest<Event extends AuditEvent>(rows: readonly HistoryRow<Event>[]): HistoryRow<Event>[] {
  return [...rows].sort((a, b) => Number(BigInt(b.id) - BigInt(a.id)));
}
