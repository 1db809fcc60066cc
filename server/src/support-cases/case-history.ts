import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type CaseEvent, type HistoryEntry, isSupport } from '../../contract/src';
import { type Actor, type CurrentUser, SUPPORT_NAME } from '../shared/actor';
import { KEEPS_PLAN } from '../shared/statement';
import type { SupportCase } from './support-case.entity';

/** What became of a case, as everybody who may see it reads it. Who looked when is kept, but is no part of it for merchants. */
const SHOWN: readonly CaseEvent[] = ['received', 'opened', 'answered', 'reopened', 'withdrawn'];
const SHOWN_TO_SUPPORT: readonly CaseEvent[] = [...SHOWN, 'no_recipient'];
/** Systems look again and again: only the latest looks are shown, so that they push nothing else out. */
const LOOKS: readonly CaseEvent[] = ['viewed_by_support', 'answer_viewed'];
const AT_MOST = 200;
const LOOKS_AT_MOST = 50;

interface Entry {
  readonly id: string;
  readonly event: CaseEvent;
  readonly at: Date;
  readonly actorKind: Actor['kind'];
  readonly actorName: string;
  readonly revision: number | null;
}

@Injectable()
export class CaseHistory {
  /** The latest first. A merchant reads 加盟店サポート in place of the names of the provider's people. */
  async ofCase(tx: EntityManager, supportCase: SupportCase, reader: CurrentUser): Promise<HistoryEntry[]> {
    const forSupport = isSupport(reader.role);
    const entries = await this.latest(tx, supportCase, forSupport ? SHOWN_TO_SUPPORT : SHOWN, AT_MOST);
    if (forSupport) entries.push(...(await this.latest(tx, supportCase, LOOKS, LOOKS_AT_MOST)));
    entries.sort((a, b) => Number(BigInt(b.id) - BigInt(a.id)));
    return entries.map((entry) => ({
      event: entry.event,
      at: entry.at.toISOString(),
      by: entry.actorKind === 'support' && !forSupport ? SUPPORT_NAME : entry.actorName,
      ...(entry.revision !== null && { revision: entry.revision }),
    }));
  }

  private latest(tx: EntityManager, { merchantId, id }: SupportCase, events: readonly CaseEvent[], atMost: number): Promise<Entry[]> {
    return tx.query(
      `${KEEPS_PLAN}SELECT id, event, at, actor_kind AS "actorKind", actor_name AS "actorName", revision FROM audit_entries
       WHERE merchant_id = $1 AND case_id = $2 AND event = ANY ($3) ORDER BY id DESC LIMIT ${atMost}`, [merchantId, id, events]);
  }
}
