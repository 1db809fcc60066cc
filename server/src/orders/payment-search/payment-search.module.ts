import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit/audit.module';
import { PaymentExportService } from './payment-export.service';
import { PaymentSearchService } from './payment-search.service';
import { PaymentsController } from './payments.controller';

/** 決済情報 確認: card payments on a page and as a file. */
@Module({
  imports: [AuditModule],
  controllers: [PaymentsController],
  providers: [PaymentExportService, PaymentSearchService],
})
export class PaymentSearchModule {}
