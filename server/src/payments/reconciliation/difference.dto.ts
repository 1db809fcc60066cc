import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { DIFFERENCE_STATES, type DifferenceState, type PaymentDifferenceQuery } from '../../../contract/src';

const FORMAT = { context: { code: 'invalid_format' } };

/** The list's query; every value comes from a URL, so all are texts. */
export class PaymentDifferenceQueryDto implements PaymentDifferenceQuery {
  @IsOptional() @IsIn(DIFFERENCE_STATES) state?: DifferenceState;
  @IsOptional() @Matches(/^(\d{5}-)?\d{3}$/, FORMAT) service?: string;
  @IsOptional() @Matches(/^\d{5}$/, FORMAT) merchant?: string;
  @IsOptional() @IsString() @MaxLength(500, FORMAT) cursor?: string;
}
