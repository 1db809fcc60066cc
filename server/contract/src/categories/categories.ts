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
