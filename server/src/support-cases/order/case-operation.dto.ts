import { IsInt } from 'class-validator';
import type { CaptureRequest, FromCase, ManualRepaymentRequest, RefundRequest } from '../../../contract/src';
import { CaptureDto, ManualRepaymentDto, RefundDto } from '../../orders/order.dto';

export class CaseCaptureDto extends CaptureDto implements FromCase<CaptureRequest> {
  @IsInt() caseVersion: number;
}

export class CaseRefundDto extends RefundDto implements FromCase<RefundRequest> {
  @IsInt() caseVersion: number;
}

export class CaseRepaymentDto extends ManualRepaymentDto implements FromCase<ManualRepaymentRequest> {
  @IsInt() caseVersion: number;
}
