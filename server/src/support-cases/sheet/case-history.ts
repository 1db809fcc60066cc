import { Injectable } from '@nestjs/common';
import { type CaseEvent, type HistoryEntry, isSupport } from '../../../contract/src';
import { historyLines, historyOf, type HistoryStatements } from '../../audit/history.query';
import type { CurrentUser } from '../../identity/current-user';
import type { Answers } from '../../shared/tenancy/asked';
import type { SupportCase } from '../case/support-case.entity';

const SHOWN: readonly CaseEvent[] = ['received', 'opened', 'answered', 'reopened', 'withdrawn'];
const SHOWN_TO_SUPPORT: readonly CaseEvent[] = [...SHOWN, 'no_recipient'];
const VIEWS: readonly CaseEvent[] = ['viewed_by_support', 'answer_viewed'];

@Injectable()
export class CaseHistory {
  ofCase(supportCase: SupportCase, reader: CurrentUser): HistoryStatements<CaseEvent> {
    const forSupport = isSupport(reader.role);
    const events = { shown: forSupport ? SHOWN_TO_SUPPORT : SHOWN, views: VIEWS };
    return historyOf('case_id', supportCase, events, forSupport);
  }

  entries(found: Answers<HistoryStatements<CaseEvent>>, reader: CurrentUser): HistoryEntry[] {
    const lines = historyLines(found, isSupport(reader.role));
    return lines.map(({ event, at, by, revision }) => ({ event, at, by, ...(revision !== null && { revision }) }));
  }
}
