export * from './case-categories';
export type { CaseCategory, CaseStatus, NoticeKind, NoticeTypeCode } from './categories';
export * from './category';
export * from './notice-type-labels';
export * from './notice-types';
