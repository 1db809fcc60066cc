import { Body, Controller, Param, Post } from '@nestjs/common';
import type { CaseDetail } from '../../../contract/src';
import { CaptureDto, ManualRepaymentDto, RefundDto } from '../../payments/orders/order.dto';
import { User } from '../../sessions/current-user.decorator';
import { Permit } from '../../sessions/session.guard';
import type { CurrentUser } from '../../shared/actor';
import { CaseDetailService } from '../case-detail.service';
import { CaseOperationsService } from './case-operations.service';

/** Payment operations from a case (contract/case-order). */
@Controller('api/cases/:caseNumber')
export class CaseOperationsController {
  constructor(private readonly operations: CaseOperationsService, private readonly details: CaseDetailService) {}

  @Permit('operateOrders')
  @Post('capture')
  async capture(@User() user: CurrentUser, @Param('caseNumber') caseNumber: string, @Body() { captureOn, acknowledgedWarnings }: CaptureDto): Promise<CaseDetail> {
    await this.operations.operate(user, caseNumber, { kind: 'capture', on: captureOn, acknowledged: acknowledgedWarnings });
    return this.details.find(user, caseNumber);
  }

  @Permit('operateOrders')
  @Post('refund')
  async refund(@User() user: CurrentUser, @Param('caseNumber') caseNumber: string, @Body() { refundOn }: RefundDto): Promise<CaseDetail> {
    await this.operations.operate(user, caseNumber, { kind: 'refund', on: refundOn });
    return this.details.find(user, caseNumber);
  }

  @Permit('operateOrders')
  @Post('manual-repayment')
  async recordRepayment(@User() user: CurrentUser, @Param('caseNumber') caseNumber: string, @Body() repayment: ManualRepaymentDto): Promise<CaseDetail> {
    await this.operations.recordRepayment(user, caseNumber, repayment);
    return this.details.find(user, caseNumber);
  }
}
