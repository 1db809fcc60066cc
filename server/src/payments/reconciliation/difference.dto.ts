import { IsOptional, IsString, MaxLength } from 'class-validator';
import { DIFFERENCE_STATES, type DifferenceState, type PaymentDifferenceQuery } from '../../../contract/src';
import { CURSOR } from '../../shared/database/list-cursor';
import { OneOf } from '../../shared/request/one-of.decorator';
import { Typed } from '../../shared/request/typed.decorator';
import { merchantId, service } from '../../shared/request/typed-readers';

/** The list's query; every value comes from a URL, so all are texts. */
export class PaymentDifferenceQueryDto implements PaymentDifferenceQuery {
  @IsOptional() @OneOf(DIFFERENCE_STATES) state?: DifferenceState;
  @IsOptional() @IsString() @Typed(service) service?: string;
  @IsOptional() @IsString() @Typed(merchantId) merchant?: string;
  @IsOptional() @IsString() @MaxLength(500, CURSOR) cursor?: string;
}
