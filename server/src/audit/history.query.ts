import { SUPPORT_NAME } from './actor';
import { prepared, type Statement } from '../shared/statement';
import type { Answers } from '../shared/tenancy/asked';
import type { AuditEntry, AuditEvent } from './audit-entry.entity';

/** What a history is made of. */
export interface Told<Event extends AuditEvent> {
  readonly shown: readonly Event[];
  /** Who viewed it is kept, but shown to the provider's support only; of many views the latest, for systems view again and again and would push all else out. */
  readonly views: readonly Event[];
}

export interface HistoryLine<Event extends AuditEvent> {
  readonly event: Event;
  readonly at: string;
  readonly by: string;
  readonly revision: AuditEntry['revision'];
  readonly detail: AuditEntry['detail'];
}

interface Row<Event extends AuditEvent> extends Pick<
  AuditEntry,
  'id' | 'at' | 'actorKind' | 'actorName' | 'revision' | 'detail'
> {
  readonly event: Event;
}

export type HistoryStatements<Event extends AuditEvent> = {
  readonly shown: Statement<Row<Event>>;
  readonly views: Statement<Row<Event>> | null;
};

/** The case or the order that a history is of. */
interface Subject {
  readonly merchantId: string;
  readonly id: string;
}

const SHOWN_AT_MOST = 200;
const VIEWS_AT_MOST = 50;

/** What is asked for a history; `historyLines` makes it of the answers. */
export function historyOf<Event extends AuditEvent>(
  of: 'case_id' | 'order_id',
  subject: Subject,
  { shown, views }: Told<Event>,
  forSupport: boolean,
): HistoryStatements<Event> {
  return {
    shown: latest(of, subject, shown, SHOWN_AT_MOST),
    views: forSupport ? latest(of, subject, views, VIEWS_AT_MOST) : null,
  };
}

/** What became of a case or an order, the latest first. A merchant reads 加盟店サポート in place of the names of the provider's people. */
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

/** Views have indexes of their own, and so are asked for apart: however often somebody views, all else is found at once. */
function latest<Event extends AuditEvent>(
  of: string,
  { merchantId, id }: Subject,
  events: readonly Event[],
  atMost: number,
): Statement<Row<Event>> {
  // Kinds stand in the text: a plan that is good for any kinds could not choose an index for some.
  return prepared(
    `SELECT id, event, at, actor_kind AS "actorKind", actor_name AS "actorName", revision, detail FROM audit_entries
     WHERE merchant_id = $1 AND ${of} = $2 AND event IN (${events.map((event) => `'${event}'`).join(', ')}) ORDER BY id DESC LIMIT ${atMost}`,
    [merchantId, id],
  );
}

function byLatest<Event extends AuditEvent>(rows: readonly Row<Event>[]): Row<Event>[] {
  return [...rows].sort((a, b) => Number(BigInt(b.id) - BigInt(a.id)));
}
