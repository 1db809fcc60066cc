import type { Category } from './category';
import { USAGE_INQUIRY_AND_CANCELLATION } from './usage-inquiry-and-cancellation/category';

/** Every 依頼カテゴリ, in the order of the top page. What its notice types ask for is in `notice-type-contents.ts`. */
export const CATEGORIES = [USAGE_INQUIRY_AND_CANCELLATION] as const satisfies readonly Category[];

type Entry = (typeof CATEGORIES)[number];
type KeysOf<T> = T extends unknown ? keyof T & string : never;

export type CaseCategory = Entry['code'];
export type CaseStatus = Entry['statuses'][number]['code'];
export type NoticeKind = KeysOf<Entry['noticeKinds']>;
export type NoticeTypeCode = KeysOf<Entry['noticeTypes']>;

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
