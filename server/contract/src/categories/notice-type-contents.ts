import type { NoticeTypeCode } from './categories';
import type { NoticeTypeContent } from './category';
import { USAGE_INQUIRY_AND_CANCELLATION_CONTENTS } from './usage-inquiry-and-cancellation/contents';

/** The contents of every category's notice types; separate from `CATEGORIES`, so that lists do not load them. */
export const NOTICE_TYPE_CONTENTS: Readonly<Record<NoticeTypeCode, NoticeTypeContent>> = {
  ...USAGE_INQUIRY_AND_CANCELLATION_CONTENTS,
};
