import { AWAITED_STATUSES, categoryOf } from '../../contract/src';
import { CASE, type CaseFound, type CaseVariables, caseVariables } from './case-subject';
import type { MailEntry } from './mail-entry';

/** The revision of a case's answer when the mail was enqueued; a correction raises it. */
interface OfRevision {
  readonly revision: number;
}

/**
 * For every template of `mail-templates/`: the variables that it may name, and the facts of the event that its row
 * keeps, because the database cannot be asked for them later.
 */
export interface Mails {
  'case-received': { readonly variables: CaseVariables & { readonly mailSubject: string }; readonly facts: OfRevision };
  'case-reopened': { readonly variables: CorrectionVariables; readonly facts: OfRevision };
  'answer-receipt': { readonly variables: CorrectionVariables; readonly facts: OfRevision };
}

type CorrectionVariables = CaseVariables & { readonly categoryLabel: string };

export type MailTemplate = keyof Mails;
type Entry<T extends MailTemplate, Found> = MailEntry<Found, Mails[T]['facts'], Mails[T]['variables']>;

/** How each mail gets its variables when it leaves, and whether it still has to. */
export const MAILS: { readonly [T in MailTemplate]: Entry<T, object> } = {
  'case-received': aboutCase<'case-received'>({
    name: { ja: '依頼発生のご連絡', en: 'Request received' },
    isStillTrue: awaitsAnswer,
    variables: (found, sending) => ({
      ...caseVariables(found, sending, true),
      mailSubject: categoryOf(found.noticeType).mailSubject,
    }),
  }),
  'case-reopened': aboutCase<'case-reopened'>({
    name: { ja: '再オープンのご連絡', en: 'Case reopened' },
    isStillTrue: awaitsAnswer,
    variables: (found, sending) => ({ ...caseVariables(found, sending, true), categoryLabel: categoryName(found) }),
  }),
  'answer-receipt': aboutCase<'answer-receipt'>({
    name: { ja: '回答登録の控え', en: 'Receipt of the answer' },
    isStillTrue: () => true,
    variables: (found, sending) => ({ ...caseVariables(found, sending, false), categoryLabel: categoryName(found) }),
  }),
};

export const MAIL_TEMPLATES = Object.keys(MAILS) as MailTemplate[];

function aboutCase<T extends MailTemplate>(entry: Omit<Entry<T, CaseFound>, 'subject'>): Entry<T, CaseFound> {
  return { subject: CASE, ...entry };
}

/** Not answered, withdrawn or expired, and no further answer was given since the mail was enqueued. */
function awaitsAnswer({ status, revision }: CaseFound, facts: Partial<OfRevision>): boolean {
  return AWAITED_STATUSES.includes(status) && revision === (facts.revision ?? revision);
}

function categoryName({ noticeType }: CaseFound): string {
  return categoryOf(noticeType).label.ja;
}
