import { ArrayMaxSize, IsArray, IsInt, IsObject, IsOptional, IsString, MaxLength } from 'class-validator';
import {
  type AnswerRegistration,
  type AnswerSections,
  CASE_CATEGORIES,
  CASE_SORTS,
  type CaseCategory,
  type CaseQuery,
  type CaseSort,
  DUE_FILTERS,
  type DueFilter,
  LIMITS,
  NOTICE_TYPE_CODES,
  type NoticeTypeCode,
  type WarningCode,
  type ReopeningRequest,
  STATUS_FILTERS,
  type StatusFilter,
} from '../../contract/src';
import { CURSOR } from '../shared/database/list-cursor';
import { OneOf } from '../shared/request/one-of.decorator';
import { DateEnd, Typed } from '../shared/request/typed.decorator';
import { day, dayAhead, dayInPast, merchantId, searchText, service } from '../shared/request/typed-readers';

/** The list's query; every value comes from a URL, so all are texts. */
export class CaseQueryDto implements CaseQuery {
  @IsOptional() @OneOf(CASE_CATEGORIES) category?: CaseCategory;
  @IsOptional() @OneOf(STATUS_FILTERS) status?: StatusFilter;
  @IsOptional() @OneOf(NOTICE_TYPE_CODES) noticeType?: NoticeTypeCode;
  @IsOptional() @IsString() @Typed(service) service?: string;
  @IsOptional() @IsString() @Typed(merchantId) merchant?: string;
  @IsOptional() @OneOf(DUE_FILTERS) due?: DueFilter;
  @IsOptional() @IsString() @Typed(dayInPast) requestedFrom?: string;
  @IsOptional() @IsString() @Typed(day) @DateEnd('requestedFrom') requestedTo?: string;
  @IsOptional() @IsString() @Typed(searchText(LIMITS.searchText)) q?: string;
  @IsOptional() @OneOf(CASE_SORTS) sort?: CaseSort;
  @IsOptional() @OneOf(['asc', 'desc']) order?: 'asc' | 'desc';
  @IsOptional() @IsString() @MaxLength(500, CURSOR) cursor?: string;
}

/** The shape of an answer; the contract's table defines its content (`checkAnswer`). */
export class AnswerDto implements AnswerRegistration {
  @IsInt() version: number;
  @OneOf(NOTICE_TYPE_CODES) noticeType: NoticeTypeCode;
  @IsObject() sections: AnswerSections;
  @IsArray() @ArrayMaxSize(100, { context: { code: 'too_many' } }) @IsString({ each: true }) notHeld: string[];
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100, { context: { code: 'too_many' } })
  @IsString({ each: true })
  acknowledgedWarnings?: WarningCode[];
}

export class ReopeningDto implements ReopeningRequest {
  @IsInt() version: number;
  @IsString() reason: string;
  @IsOptional() @IsString() @Typed(dayAhead) answerDueOn?: string;
}
