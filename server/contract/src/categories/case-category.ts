import { CATEGORIES, type CaseCategory, type NoticeTypeCode } from './categories';
import type { Category } from './category';

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
