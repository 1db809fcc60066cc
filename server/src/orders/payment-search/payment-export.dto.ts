import { IsOptional } from 'class-validator';
import { CSV_ENCODINGS, type CsvEncoding } from '../../../contract/src';
import { OneOf } from '../../shared/request/one-of.decorator';
import { PaymentQueryDto } from '../order.dto';

export class PaymentExportDto extends PaymentQueryDto {
  @IsOptional() @OneOf(CSV_ENCODINGS) encoding?: CsvEncoding;
}
