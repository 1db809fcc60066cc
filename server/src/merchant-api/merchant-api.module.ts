import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '../identity/identity.module';
import { OrdersModule } from '../orders/orders.module';
import { PaymentsModule } from '../payments/payments.module';
import { MerchantOrdersController } from './merchant-orders.controller';
import { MerchantOrdersService } from './merchant-orders.service';
import { OrderCall } from './order-call.entity';

/** The stable API for merchants' own systems (spec 3.4), for orders. */
@Module({
  imports: [TypeOrmModule.forFeature([OrderCall]), IdentityModule, OrdersModule, PaymentsModule],
  controllers: [MerchantOrdersController],
  providers: [MerchantOrdersService],
})
export class MerchantApiModule {}
