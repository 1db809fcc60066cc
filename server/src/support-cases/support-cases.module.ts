import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module';
import { MailModule } from '../mail/mail.module';
import { MerchantsModule } from '../merchants/merchants.module';
import { OrdersModule } from '../orders/orders.module';
import { PaymentsModule } from '../payments/payments.module';
import { AnsweringService } from './answering/answering.service';
import { AnswersService } from './answering/answers.service';
import { CaseActsService } from './case/case-acts.service';
import { CaseCountsService } from './list/case-counts.service';
import { CaseDetailService } from './sheet/case-detail.service';
import { CaseFinder } from './case/case-finder';
import { CaseHistory } from './sheet/case-history';
import { CaseListService } from './list/case-list.service';
import { ContactDeskService } from './answering/contact-desk.service';
import { FoldCountsTask } from './list/fold-counts.task';
import { CaseOperationsController } from './order/case-operations.controller';
import { CaseOperationsService } from './order/case-operations.service';
import { CaseOrderService } from './order/case-order.service';
import { ReopeningService } from './reopening/reopening.service';
import { SupportCasesController } from './support-cases.controller';
import { Answer } from './answering/answer.entity';
import { CaseKey } from './case/case-key.entity';
import { PaymentInformation } from './case/payment-information.entity';
import { Reopening } from './reopening/reopening.entity';
import { SupportCase } from './case/support-case.entity';
import { Withdrawal } from './case/withdrawal.entity';

@Module({
  imports: [
    TypeOrmModule.forFeature([Answer, CaseKey, PaymentInformation, Reopening, SupportCase, Withdrawal]),
    AuditModule,
    MailModule,
    MerchantsModule,
    OrdersModule,
    PaymentsModule,
  ],
  controllers: [SupportCasesController, CaseOperationsController],
  providers: [
    AnsweringService,
    AnswersService,
    CaseActsService,
    CaseCountsService,
    CaseDetailService,
    CaseFinder,
    CaseHistory,
    CaseListService,
    ContactDeskService,
    CaseOperationsService,
    CaseOrderService,
    FoldCountsTask,
    ReopeningService,
  ],
  exports: [AnswersService, CaseActsService],
})
export class SupportCasesModule {}
