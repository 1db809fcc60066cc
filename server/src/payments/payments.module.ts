import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module';
import { Gateways } from './gateways/gateways';
import { LookUpRoundsService } from './gateways/look-up-rounds.service';
import { SbpsGateway } from './gateways/sbps/sbps.gateway';
import { LookUpOperationsTask } from './operations/look-up-operations.task';
import { ManualRepaymentService } from './operations/manual-repayment.service';
import { OperationExecution } from './operations/operation-execution';
import { OperationOutcomesService } from './operations/operation-outcomes.service';
import { OperationsService } from './operations/operations.service';
import { PaymentsService } from './operations/payments.service';
import { OrderContents } from './orders/order-contents';
import { OrderDetailService } from './orders/order-detail.service';
import { OrderFinder } from './orders/order-finder';
import { OrderHistory } from './orders/order-history';
import { OrderListService } from './orders/order-list.service';
import { OrderPlacingService } from './orders/order-placing.service';
import { OrderStatusService } from './orders/order-status.service';
import { OrdersController } from './orders/orders.controller';
import { IndexOrdersTask } from './orders/search/index-orders.task';
import { OrderSearchService } from './orders/search/order-search.service';
import { SearchKeys } from './orders/search/search-keys';
import { PaymentSearchModule } from './payment-search/payment-search.module';
import { ComparisonsService } from './reconciliation/comparisons.service';
import { DifferenceListService } from './reconciliation/difference-list.service';
import { PaymentDifferencesController } from './reconciliation/payment-differences.controller';
import { ReconcilePaymentsTask } from './reconciliation/reconcile-payments.task';
import { PaymentSettingsController } from './settings/payment-settings.controller';
import { PaymentSettingsService } from './settings/payment-settings.service';
import { SettingsAdministrationService } from './settings/settings-administration.service';

/** Orders, their card payments, and the gateways where money moves. */
@Module({
  imports: [AuditModule, PaymentSearchModule],
  controllers: [OrdersController, PaymentDifferencesController, PaymentSettingsController],
  providers: [
    Gateways,
    SbpsGateway,
    LookUpRoundsService,
    ComparisonsService,
    DifferenceListService,
    ReconcilePaymentsTask,
    LookUpOperationsTask,
    ManualRepaymentService,
    OperationExecution,
    OperationOutcomesService,
    OperationsService,
    PaymentsService,
    OrderContents,
    OrderDetailService,
    OrderFinder,
    OrderHistory,
    OrderListService,
    OrderPlacingService,
    OrderStatusService,
    IndexOrdersTask,
    OrderSearchService,
    SearchKeys,
    PaymentSettingsService,
    SettingsAdministrationService,
  ],
  exports: [
    OperationsService,
    ManualRepaymentService,
    OrderDetailService,
    OrderFinder,
    OrderContents,
    OrderPlacingService,
    PaymentSettingsService,
    PaymentsService,
    Gateways,
    LookUpRoundsService,
  ],
})
export class PaymentsModule {}
