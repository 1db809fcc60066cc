import { IsIn, IsOptional } from 'class-validator';
import { CSV_ENCODINGS, type CsvEncoding } from '../../../contract/src';
import { PaymentQueryDto } from '../orders/order.dto';

export class PaymentExportDto extends PaymentQueryDto {
  @IsOptional() @IsIn(CSV_ENCODINGS) encoding?: CsvEncoding;
}
