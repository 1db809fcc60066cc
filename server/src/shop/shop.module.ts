import { Module } from '@nestjs/common';
import { OrdersModule } from '../orders/orders.module';
import { PaymentsModule } from '../payments/payments.module';
import { CheckoutContents } from './checkout-contents';
import { CheckoutExecution } from './checkout-execution';
import { CheckoutOutcomesService } from './checkout-outcomes.service';
import { CheckoutsService } from './checkouts.service';
import { LookUpCheckoutsTask } from './look-up-checkouts.task';
import { ShopController } from './shop.controller';
import { ShopService } from './shop.service';

/** The demo's shop: elsewhere, buyers check out in the merchant's own shop. */
@Module({
  imports: [OrdersModule, PaymentsModule],
  controllers: [ShopController],
  providers: [
    CheckoutContents,
    CheckoutExecution,
    CheckoutOutcomesService,
    CheckoutsService,
    LookUpCheckoutsTask,
    ShopService,
  ],
})
export class ShopModule {}
