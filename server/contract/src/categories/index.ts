export * from './case-status';
export {
  CASE_CATEGORIES,
  type CaseCategory,
  type CaseStatus,
  category,
  type CategoryEntry,
  categoryOf,
  type NoticeKind,
  type NoticeTypeCode,
} from './categories';
export * from './category';
export * from './notice-type-labels';
export * from './notice-types';
