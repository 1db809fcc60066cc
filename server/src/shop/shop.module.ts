import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { OrdersModule } from '../orders/orders.module';
import { PaymentsModule } from '../payments/payments.module';
import { CheckoutContents } from './checkout-contents';
import { CheckoutExecution } from './checkout-execution';
import { CheckoutOutcomesService } from './checkout-outcomes.service';
import { CheckoutsService } from './checkouts.service';
import { LookUpCheckoutsTask } from './look-up-checkouts.task';
import { ShopController } from './shop.controller';
import { ShopService } from './shop.service';
import { Checkout } from './checkout.entity';

/** The demo's shop: elsewhere, buyers check out in the merchant's own shop. */

@Module({
  imports: [TypeOrmModule.forFeature([Checkout]), OrdersModule, PaymentsModule],
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
