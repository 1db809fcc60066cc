import { CATEGORIES, type CaseCategory, type CaseStatus, category } from './categories';
import type { Category, CaseAct, Party, StatusEntry } from './category';

export type CaseStatusEntry = StatusEntry & { readonly code: CaseStatus };

const byCode = new Map(
  (CATEGORIES as readonly Category[]).flatMap(({ statuses }) =>
    (statuses as readonly CaseStatusEntry[]).map((entry) => [entry.code, entry] as const),
  ),
);

/** The statuses of all categories, each once. */
export const CASE_STATUSES: readonly CaseStatus[] = [...byCode.keys()];

export function caseStatus(code: CaseStatus): CaseStatusEntry {
  return byCode.get(code)!;
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
