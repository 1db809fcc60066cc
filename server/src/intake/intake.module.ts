import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module';
import { IdentityModule } from '../identity/identity.module';
import { MailModule } from '../mail/mail.module';
import { MerchantsModule } from '../merchants/merchants.module';
import { SupportCasesModule } from '../support-cases/support-cases.module';
import { AcquirerKey } from './acquirers/acquirer-key.entity';
import { Acquirer } from './acquirers/acquirer.entity';
import { AcquirerKeysService } from './acquirers/acquirer-keys.service';
import { CaseCreation } from './case-creation';
import { CaseReadingService } from './case-reading.service';
import { IntakeCasesService } from './intake-cases.service';
import { IntakeController } from './intake.controller';
import { ReceivingService } from './receiving.service';
import { WithdrawalService } from './withdrawal.service';

@Module({
  imports: [
    TypeOrmModule.forFeature([Acquirer, AcquirerKey]),
    AuditModule,
    IdentityModule,
    MailModule,
    MerchantsModule,
    SupportCasesModule,
  ],
  controllers: [IntakeController],
  providers: [
    AcquirerKeysService,
    CaseCreation,
    CaseReadingService,
    IntakeCasesService,
    ReceivingService,
    WithdrawalService,
  ],
})
export class IntakeModule {}
