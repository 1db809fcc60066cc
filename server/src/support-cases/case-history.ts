import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type CaseEvent, type HistoryEntry, isSupport } from '../../contract/src';
import { byLatest, latestEntries } from '../audit/latest-entries.query';
import { type CurrentUser, SUPPORT_NAME } from '../shared/actor';
import type { SupportCase } from './support-case.entity';

/** What became of a case, as everybody who may see it reads it. Who looked when is kept, but is no part of it for merchants. */
const SHOWN: readonly CaseEvent[] = ['received', 'opened', 'answered', 'reopened', 'withdrawn'];
const SHOWN_TO_SUPPORT: readonly CaseEvent[] = [...SHOWN, 'no_recipient'];
/** Systems look again and again: only the latest looks are shown, so that they push nothing else out. */
const LOOKS: readonly CaseEvent[] = ['viewed_by_support', 'answer_viewed'];
const AT_MOST = 200;
const LOOKS_AT_MOST = 50;

@Injectable()
export class CaseHistory {
  /** The latest first. A merchant reads 加盟店サポート in place of the names of the provider's people. */
  async ofCase(tx: EntityManager, supportCase: SupportCase, reader: CurrentUser): Promise<HistoryEntry[]> {
    const forSupport = isSupport(reader.role);
    const [shown, looks] = await Promise.all([
      latestEntries(tx, 'case_id', supportCase, forSupport ? SHOWN_TO_SUPPORT : SHOWN, AT_MOST),
      forSupport ? latestEntries(tx, 'case_id', supportCase, LOOKS, LOOKS_AT_MOST) : [],
    ]);
    return byLatest([...shown, ...looks]).map(({ event, at, actorKind, actorName, revision }) => ({
      event: event as CaseEvent,
      at: at.toISOString(),
      by: actorKind === 'support' && !forSupport ? SUPPORT_NAME : actorName,
      ...(revision !== null && { revision }),
    }));
  }
}
