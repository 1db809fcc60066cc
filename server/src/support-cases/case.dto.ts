import { ArrayMaxSize, IsArray, IsIn, IsObject, IsOptional, IsString, Matches, MaxLength, ValidateBy } from 'class-validator';
import {
  type AnswerRegistration, type AnswerSections, CASE_CATEGORIES, CASE_SORTS, type CaseCategory, type CaseQuery, type CaseSort, DUE_FILTERS, type DueFilter,
  isLongerThan, LIMITS, NOTICE_TYPE_CODES, type NoticeTypeCode, type OrderWarningCode, STATUS_FILTERS, type StatusFilter,
} from '../../contract/src';
import { IsCalendarDate } from '../shared/is-calendar-date';

const FORMAT = { context: { code: 'invalid_format' } };

/** An identifier is as long as intake lets it be, counted as a person counts. */
function IsSearchText(): PropertyDecorator {
  const validate = (value: unknown) => typeof value === 'string' && value !== '' && !isLongerThan(value, LIMITS.searchText);
  return ValidateBy({ name: 'isSearchText', validator: { validate } }, { context: { code: 'too_long' } });
}

/** The list's query; every value comes from a URL, so all are texts. */
export class CaseQueryDto implements CaseQuery {
  @IsOptional() @IsIn(CASE_CATEGORIES) category?: CaseCategory;
  @IsOptional() @IsIn(STATUS_FILTERS) status?: StatusFilter;
  @IsOptional() @IsIn(NOTICE_TYPE_CODES) noticeType?: NoticeTypeCode;
  @IsOptional() @Matches(/^(\d{5}-)?\d{3}$/, FORMAT) service?: string;
  @IsOptional() @Matches(/^\d{5}$/, FORMAT) merchant?: string;
  @IsOptional() @IsIn(DUE_FILTERS) due?: DueFilter;
  @IsOptional() @IsCalendarDate() requestedFrom?: string;
  @IsOptional() @IsCalendarDate() requestedTo?: string;
  // A control character cannot be part of any identifier.
  @IsOptional() @IsSearchText() @Matches(/^[^\u0000-\u001f]*$/, FORMAT) q?: string;
  @IsOptional() @IsIn(CASE_SORTS) sort?: CaseSort;
  @IsOptional() @IsIn(['asc', 'desc']) order?: 'asc' | 'desc';
  @IsOptional() @IsString() @MaxLength(500, FORMAT) cursor?: string;
}

/** The shape of an answer; what must stand in it is the table's matter (`checkAnswer`). */
export class AnswerDto implements AnswerRegistration {
  @IsIn(NOTICE_TYPE_CODES) noticeType: NoticeTypeCode;
  @IsObject() sections: AnswerSections;
  @IsArray() @ArrayMaxSize(100, { context: { code: 'too_many' } }) @IsString({ each: true }) notHeld: string[];
  @IsOptional() @IsArray() @ArrayMaxSize(100, { context: { code: 'too_many' } }) @IsString({ each: true }) acknowledgedWarnings?: OrderWarningCode[];
}

export class ReopeningDto {
  @IsString() reason: string;
}
