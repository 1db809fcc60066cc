import { CATEGORIES, type CaseCategory, type CaseStatus, type NoticeTypeCode } from './categories';
import type { CaseAct, Category, Party, StatusEntry } from './category';

export type CategoryEntry = Category & { readonly code: CaseCategory };

const ENTRIES: readonly CategoryEntry[] = CATEGORIES;
const byCode = new Map(ENTRIES.map((entry) => [entry.code, entry]));
const byNoticeType = new Map(
  ENTRIES.flatMap((entry) => Object.keys(entry.noticeTypes).map((type) => [type, entry] as const)),
);

export const CASE_CATEGORIES: readonly CaseCategory[] = ENTRIES.map(({ code }) => code);

export function category(code: CaseCategory): CategoryEntry {
  return byCode.get(code)!;
}

/** The category that a notice type belongs to. */
export function categoryOf(noticeType: NoticeTypeCode): CategoryEntry {
  return byNoticeType.get(noticeType)!;
}

export type CaseStatusEntry = StatusEntry & { readonly code: CaseStatus };

const statusByCode = new Map(
  ENTRIES.flatMap(({ statuses }) =>
    (statuses as readonly CaseStatusEntry[]).map((entry) => [entry.code, entry] as const),
  ),
);

/** The statuses of all categories, each once. */
export const CASE_STATUSES: readonly CaseStatus[] = [...statusByCode.keys()];

export function caseStatus(code: CaseStatus): CaseStatusEntry {
  return statusByCode.get(code)!;
}

/** Statuses in which the merchant has to act: what the portal's lists call 「回答待ち」. */
export const AWAITED_STATUSES: readonly CaseStatus[] = CASE_STATUSES.filter(
  (code) => caseStatus(code).turn === 'merchant',
);

/** Statuses in which the 回答期限 runs: only in these can a case be due soon or overdue. */
export const DUE_STATUSES: readonly CaseStatus[] = CASE_STATUSES.filter(hasRunningDeadline);

export function hasRunningDeadline(code: CaseStatus): boolean {
  return caseStatus(code).countedIn.includes('overdue');
}

/** The statuses that a case of the category can have, in its entry's order. */
export function statusesOf(code: CaseCategory): readonly CaseStatus[] {
  return category(code).statuses.map((status) => status.code as CaseStatus);
}

/**
 * The status to which a party's act leads a case of the category, by its transitions; undefined if the act is not
 * possible. `from` null = the case is new.
 */
export function statusAfter(
  code: CaseCategory,
  from: CaseStatus | null,
  act: CaseAct,
  by: Party,
): CaseStatus | undefined {
  const way = category(code).transitions.find(
    (transition) => transition.act === act && transition.from.includes(from) && transition.by.includes(by),
  );
  return way?.to as CaseStatus | undefined;
}
