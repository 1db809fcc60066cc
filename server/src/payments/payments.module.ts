import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module';
import { OutboxModule } from '../outbox/outbox.module';
import { GatewaysModule } from './gateways/gateways.module';
import { SbpsModule } from './gateways/sbps/sbps.module';
import { LookUpOperationsTask } from './operations/look-up-operations.task';
import { OperationExecution } from './operations/operation-execution';
import { OperationOutcomesService } from './operations/operation-outcomes.service';
import { OperationsService } from './operations/operations.service';
import { PaymentAccountsService } from './operations/payment-accounts.service';
import { PaymentsService } from './operations/payments.service';
import { ComparisonsService } from './reconciliation/comparisons.service';
import { DifferenceListService } from './reconciliation/difference-list.service';
import { PaymentDifferencesController } from './reconciliation/payment-differences.controller';
import { ReconcilePaymentsTask } from './reconciliation/reconcile-payments.task';
import { AccountChangesService } from './settings/account-changes.service';
import { ForgetAccountsTask } from './settings/forget-accounts.task';
import { GatewayAccountsService } from './settings/gateway-accounts.service';
import { PaymentSettingsController } from './settings/payment-settings.controller';
import { PaymentSettingsPipe } from './settings/payment-settings.pipe';
import { PaymentSettingsService } from './settings/payment-settings.service';
import { SettingsAdministrationService } from './settings/settings-administration.service';
import { ManualRepayment } from './operations/manual-repayment.entity';
import { PaymentDifference } from './operations/payment-difference.entity';
import { PaymentOperation } from './operations/payment-operation.entity';
import { Payment } from './operations/payment.entity';
import { PaymentSettings } from './settings/payment-settings.entity';
import { StoredAccount } from './settings/stored-account.entity';

/**
 * Card payments: the gateways that move money, the agreements of services with them, operations, and the comparison
 * with the gateways' records.
 */

@Module({
  imports: [
    TypeOrmModule.forFeature([
      ManualRepayment,
      Payment,
      PaymentDifference,
      PaymentOperation,
      PaymentSettings,
      StoredAccount,
    ]),
    AuditModule,
    OutboxModule,
    GatewaysModule,
    SbpsModule,
  ],
  controllers: [PaymentDifferencesController, PaymentSettingsController],
  providers: [
    AccountChangesService,
    ForgetAccountsTask,
    GatewayAccountsService,
    PaymentSettingsPipe,
    PaymentSettingsService,
    SettingsAdministrationService,
    LookUpOperationsTask,
    OperationExecution,
    OperationOutcomesService,
    OperationsService,
    PaymentAccountsService,
    PaymentsService,
    ComparisonsService,
    DifferenceListService,
    ReconcilePaymentsTask,
  ],
  exports: [
    GatewaysModule,
    GatewayAccountsService,
    PaymentSettingsService,
    OperationsService,
    PaymentAccountsService,
    PaymentsService,
  ],
})
export class PaymentsModule {}
