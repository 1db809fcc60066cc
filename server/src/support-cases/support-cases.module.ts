import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module';
import { MailModule } from '../mail/mail.module';
import { MerchantsModule } from '../merchants/merchants.module';
import { OrdersModule } from '../orders/orders.module';
import { PaymentsModule } from '../payments/payments.module';
import { AnsweringService } from './answering.service';
import { AnswersService } from './answers.service';
import { CaseActsService } from './case-acts.service';
import { CaseCountsService } from './case-counts.service';
import { CaseDetailService } from './case-detail.service';
import { CaseFinder } from './case-finder';
import { CaseHistory } from './case-history';
import { CaseListService } from './case-list.service';
import { ContactDeskService } from './contact-desk.service';
import { FoldCountsTask } from './fold-counts.task';
import { CaseOperationsController } from './order/case-operations.controller';
import { CaseOperationsService } from './order/case-operations.service';
import { CaseOrderService } from './order/case-order.service';
import { ReopeningService } from './reopening.service';
import { SupportCasesController } from './support-cases.controller';
import { Answer } from './answer.entity';
import { CaseKey } from './case-key.entity';
import { PaymentInformation } from './payment-information.entity';
import { Reopening } from './reopening.entity';
import { SupportCase } from './support-case.entity';
import { Withdrawal } from './withdrawal.entity';

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
