import { Module } from '@nestjs/common';
import { SessionsModule } from '../../sessions/sessions.module';
import { PaymentsModule } from '../payments.module';
import { MerchantOrdersController } from './merchant-orders.controller';
import { MerchantOrdersService } from './merchant-orders.service';

/** The stable API for merchants' own systems (spec 3.4), as far as it is about orders. */
@Module({
  imports: [SessionsModule, PaymentsModule],
  controllers: [MerchantOrdersController],
  providers: [MerchantOrdersService],
})
export class MerchantApiModule {}
