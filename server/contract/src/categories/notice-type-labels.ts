import type { Label } from '../values/label';
import { CATEGORIES, type NoticeKind, type NoticeTypeCode } from './categories';
import type { Category } from './category';

const ENTRIES: readonly Category[] = CATEGORIES;

/** 区分 of all categories, by code. */
export const NOTICE_KIND_LABELS = Object.assign({}, ...ENTRIES.map((entry) => entry.noticeKinds)) as Record<
  NoticeKind,
  Label
>;
export const NOTICE_KINDS = Object.keys(NOTICE_KIND_LABELS) as readonly NoticeKind[];

/** 種別 of all categories, by code. */
export const NOTICE_TYPE_LABELS = Object.assign({}, ...ENTRIES.map((entry) => entry.noticeTypes)) as Record<
  NoticeTypeCode,
  Label
>;
/** The notice types (通知種別) of all categories. What each asks for is in `notice-types.ts`: lists show names only. */
export const NOTICE_TYPE_CODES = Object.keys(NOTICE_TYPE_LABELS) as readonly NoticeTypeCode[];

export function isNoticeType(code: unknown): code is NoticeTypeCode {
  return NOTICE_TYPE_CODES.includes(code as NoticeTypeCode);
}

export function noticeKind(code: NoticeTypeCode): NoticeKind {
  return code.slice(0, code.indexOf('.')) as NoticeKind;
}

/** Label of a notice type = 区分 + `:` (U+003A) + 種別, without the seed's hint (spec 1.2). */
export function noticeTypeLabel(code: NoticeTypeCode): Label {
  const [kind, reason] = [NOTICE_KIND_LABELS[noticeKind(code)], NOTICE_TYPE_LABELS[code]];
  return { ja: `${kind.ja}:${reason.ja}`, en: `${kind.en}: ${reason.en}` };
}
