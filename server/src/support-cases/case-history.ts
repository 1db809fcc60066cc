import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type CaseEvent, type HistoryEntry, isSupport } from '../../contract/src';
import { historyOf } from '../audit/history.query';
import type { CurrentUser } from '../identity/current-user';
import type { SupportCase } from './support-case.entity';

const SHOWN: readonly CaseEvent[] = ['received', 'opened', 'answered', 'reopened', 'withdrawn'];
const SHOWN_TO_SUPPORT: readonly CaseEvent[] = [...SHOWN, 'no_recipient'];
const VIEWS: readonly CaseEvent[] = ['viewed_by_support', 'answer_viewed'];

@Injectable()
export class CaseHistory {
  async ofCase(tx: EntityManager, supportCase: SupportCase, reader: CurrentUser): Promise<HistoryEntry[]> {
    const forSupport = isSupport(reader.role);
    const lines = await historyOf(
      tx,
      'case_id',
      supportCase,
      { shown: forSupport ? SHOWN_TO_SUPPORT : SHOWN, views: VIEWS },
      forSupport,
    );
    return lines.map(({ event, at, by, revision }) => ({ event, at, by, ...(revision !== null && { revision }) }));
  }
}
