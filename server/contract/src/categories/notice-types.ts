import type { Label } from '../values/label';
import type { NoticeKind, NoticeTypeCode } from './categories';
import type { NoticeTypeContent } from './category';
import { NOTICE_TYPE_CONTENTS } from './notice-type-contents';
import { NOTICE_TYPE_CODES, NOTICE_TYPE_LABELS, noticeKind } from './notice-type-labels';

export interface NoticeTypeSpec extends NoticeTypeContent {
  readonly code: NoticeTypeCode;
  readonly kind: NoticeKind;
  /** 種別 alone; `noticeTypeLabel` includes its 区分. */
  readonly label: Label;
}

export const NOTICE_TYPES: readonly NoticeTypeSpec[] = NOTICE_TYPE_CODES.map(noticeType);

export function noticeType(code: NoticeTypeCode): NoticeTypeSpec {
  return { code, kind: noticeKind(code), label: NOTICE_TYPE_LABELS[code], ...NOTICE_TYPE_CONTENTS[code] };
}
