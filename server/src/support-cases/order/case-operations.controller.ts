import { Body, Controller, Param, Post } from '@nestjs/common';
import type { CaseDetail } from '../../../contract/src';
import { User } from '../../identity/session/current-user.decorator';
import { Permit } from '../../identity/session/session.guard';
import type { CurrentUser } from '../../identity/current-user';
import { withCurrentView } from '../../shared/request/seen-version';
import { CaseDetailService } from '../sheet/case-detail.service';
import { CaseCaptureDto, CaseRefundDto, CaseRepaymentDto } from './case-operation.dto';
import { CaseOperationsService } from './case-operations.service';

/** Payment operations from a case (contract/case-order). */
@Controller('api/cases/:caseNumber')
export class CaseOperationsController {
  constructor(
    private readonly operations: CaseOperationsService,
    private readonly details: CaseDetailService,
  ) {}

  @Permit('operateOrders')
  @Post('capture')
  async capture(
    @User() user: CurrentUser,
    @Param('caseNumber') caseNumber: string,
    @Body() { captureOn, acknowledgedWarnings, ...seen }: CaseCaptureDto,
  ): Promise<CaseDetail> {
    return this.shown(
      user,
      caseNumber,
      this.operations.operate(user, caseNumber, {
        kind: 'capture',
        on: captureOn,
        acknowledged: acknowledgedWarnings,
        ...seen,
      }),
    );
  }

  @Permit('operateOrders')
  @Post('refund')
  async refund(
    @User() user: CurrentUser,
    @Param('caseNumber') caseNumber: string,
    @Body() { refundOn, ...seen }: CaseRefundDto,
  ): Promise<CaseDetail> {
    return this.shown(
      user,
      caseNumber,
      this.operations.operate(user, caseNumber, { kind: 'refund', on: refundOn, ...seen }),
    );
  }

  @Permit('operateOrders')
  @Post('manual-repayment')
  async recordRepayment(
    @User() user: CurrentUser,
    @Param('caseNumber') caseNumber: string,
    @Body() repayment: CaseRepaymentDto,
  ): Promise<CaseDetail> {
    return this.shown(user, caseNumber, this.operations.recordRepayment(user, caseNumber, repayment));
  }

  /** The case after the action, or after the error that prevented it. */
  private async shown(user: CurrentUser, caseNumber: string, done: Promise<void>): Promise<CaseDetail> {
    const read = () => this.details.find(user, caseNumber);
    await withCurrentView(done, read);
    return read();
  }
}
