import { type DynamicModule, Module, type Type } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { Config } from './config';
import { IntakeModule } from './intake/intake.module';
import { KEPT_KEYS } from './kept-keys';
import { MailModule } from './mail/mail.module';
import { MerchantApiModule } from './merchant-api/merchant-api.module';
import { OrdersModule } from './orders/orders.module';
import { PaymentsModule } from './payments/payments.module';
import { IdentityModule } from './identity/identity.module';
import { PortalModule } from './portal/portal.module';
import type { GuestPages } from './portal/security-headers';
import type { Clock } from './shared/time/clock';
import { SharedModule } from './shared/shared.module';
import { SupportCasesModule } from './support-cases/support-cases.module';

/** The parts of an application; tests pass a clock and a database of their own. */
export interface AppParts {
  readonly config: Config;
  readonly clock?: Clock;
  readonly database: DataSource;
  /** Modules that only some installations have: the demo's. */
  readonly modules?: readonly Type[];
  readonly guestPages?: GuestPages;
}

@Module({})
export class AppModule {
  static of({ config, clock, database, modules = [] }: AppParts): DynamicModule {
    return {
      module: AppModule,
      imports: [
        SharedModule.with(config, database, KEPT_KEYS, clock),
        IdentityModule,
        MailModule,
        PaymentsModule,
        OrdersModule,
        MerchantApiModule,
        SupportCasesModule,
        IntakeModule,
        PortalModule,
        ...modules,
      ],
    };
  }
}
