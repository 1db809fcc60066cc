import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module';
import { PaymentsModule } from '../payments/payments.module';
import { ManualRepaymentService } from './page/manual-repayment.service';
import { OrderContents } from './order/order-contents';
import { OrderDetailService } from './page/order-detail.service';
import { OrderFinder } from './order/order-finder';
import { OrderHistory } from './page/order-history';
import { OrderListService } from './list/order-list.service';
import { OrderOperationsService } from './page/order-operations.service';
import { OrderPlacingService } from './order-placing.service';
import { OrderStatusService } from './page/order-status.service';
import { OrdersController } from './orders.controller';
import { PaymentSearchModule } from './payment-search/payment-search.module';
import { IndexOrdersTask } from './search/index-orders.task';
import { OrderSearchService } from './search/order-search.service';
import { SearchKeys } from './search/search-keys';
import { OrderLine } from './order/order-line.entity';
import { Order } from './order/order.entity';

/** 受注管理: orders, their list and search, and the operations on an order's payment. */

@Module({
  imports: [TypeOrmModule.forFeature([Order, OrderLine]), AuditModule, PaymentsModule, PaymentSearchModule],
  controllers: [OrdersController],
  providers: [
    ManualRepaymentService,
    OrderContents,
    OrderDetailService,
    OrderFinder,
    OrderHistory,
    OrderListService,
    OrderOperationsService,
    OrderPlacingService,
    OrderStatusService,
    IndexOrdersTask,
    OrderSearchService,
    SearchKeys,
  ],
  exports: [
    ManualRepaymentService,
    OrderContents,
    OrderDetailService,
    OrderFinder,
    OrderOperationsService,
    OrderPlacingService,
  ],
})
export class OrdersModule {}
