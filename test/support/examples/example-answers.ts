import { addDays, type AnswerInput, type AnswerSections, type NoticeTypeCode } from '../../../server/contract/src';
import { goodsSections, lodgingSections, serviceSections } from './example-transactions';
import { particularSections } from './example-particulars';

/**
 * Complete, valid answers as a merchant would register them, for tests and demo data. Every date is relative to `today`
 * (`YYYY-MM-DD`, Asia/Tokyo), so that they are valid on any day; all people and places are fictitious.
 */
export function exampleAnswer(noticeType: NoticeTypeCode, today: string): AnswerInput {
  return answer(noticeType, goodsSections(today), today);
}

/** A night at an inn: reservation holder, guests and stay replace the purchaser. Types 13–17 have no such form. */
export function lodgingAnswer(noticeType: NoticeTypeCode, today: string): AnswerInput {
  return answer(noticeType, lodgingSections(today), today);
}

/** A monthly video service that is still running and whose merchant holds neither address nor phone number. */
export function serviceAnswer(noticeType: NoticeTypeCode, today: string): AnswerInput {
  const notHeld = isTransactional(noticeType) ? ['purchaser.address', 'purchaser.phone'] : [];
  return { ...answer(noticeType, serviceSections(today), today), notHeld };
}

/** The answer that is registered after a reopening: the same case, with the error corrected. */
export function correctedAnswer(noticeType: NoticeTypeCode, today: string): AnswerInput {
  const first = exampleAnswer(noticeType, today);
  const correction = isTransactional(noticeType)
    ? { remarks: '前回の回答で到着日に誤りがあったため、訂正しました。' }
    : {
        cancellation: {
          result: 'already_cancelled',
          cancelledOn: addDays(today, -9),
          lastBilledOn: addDays(today, -30),
          lastBilledAmount: 1_480,
        },
      };
  return { ...first, sections: { ...first.sections, ...correction } };
}

/** The answer with one section changed; `undefined` removes it. */
export function withSection(base: AnswerInput, name: string, section: unknown): AnswerInput {
  const { [name]: _, ...others } = base.sections as Record<string, unknown>;
  return { ...base, sections: section === undefined ? others : { ...others, [name]: section } };
}

/** The answer with some fields of a section changed; `undefined` removes a field. */
export function withFields(base: AnswerInput, name: string, fields: Readonly<Record<string, unknown>>): AnswerInput {
  const changed = { ...(base.sections[name] as object), ...fields };
  return withSection(
    base,
    name,
    Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== undefined)),
  );
}

function isTransactional(noticeType: NoticeTypeCode): boolean {
  return !noticeType.startsWith('cancellation_request.');
}

function answer(noticeType: NoticeTypeCode, transaction: AnswerSections, today: string): AnswerInput {
  const particular = particularSections(noticeType, today);
  return {
    noticeType,
    sections: isTransactional(noticeType) ? { ...transaction, ...particular } : particular,
    notHeld: [],
  };
}
