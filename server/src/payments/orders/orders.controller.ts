import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { OrderCares, OrderDetail, OrderPage } from '../../../contract/src';
import { User } from '../../sessions/current-user.decorator';
import { Permit } from '../../sessions/session.guard';
import type { CurrentUser } from '../../shared/actor';
import { ManualRepaymentService } from '../operations/manual-repayment.service';
import { OperationsService } from '../operations/operations.service';
import { OrderDetailService } from './order-detail.service';
import { OrderListService } from './order-list.service';
import { OrderStatusService } from './order-status.service';
import { CaptureDto, ManualRepaymentDto, OrderQueryDto, RefundDto, StatusChangeDto } from './order.dto';

/** 受注管理 (contract/orders-api). */
@Controller('api')
export class OrdersController {
  constructor(
    private readonly list: OrderListService,
    private readonly details: OrderDetailService,
    private readonly statuses: OrderStatusService,
    private readonly operations: OperationsService,
    private readonly repayments: ManualRepaymentService,
  ) {}

  @Permit('readOrders')
  @Get('orders')
  findMany(@User() user: CurrentUser, @Query() query: OrderQueryDto): Promise<OrderPage> {
    return this.list.find(user, query);
  }

  @Permit('readOrders')
  @Get('order-cares')
  countCares(@User() user: CurrentUser): Promise<OrderCares> {
    return this.list.cares(user);
  }

  @Permit('readOrders')
  @Get('orders/:id')
  findOne(@User() user: CurrentUser, @Param('id') id: string): Promise<OrderDetail> {
    return this.details.find(user, id);
  }

  @Permit('operateOrders')
  @Post('orders/:id/status-change')
  async changeStatus(@User() user: CurrentUser, @Param('id') id: string, @Body() { status }: StatusChangeDto): Promise<OrderDetail> {
    await this.statuses.change(user, id, status);
    return this.details.find(user, id);
  }

  @Permit('operateOrders')
  @Post('orders/:id/capture')
  async capture(@User() user: CurrentUser, @Param('id') id: string, @Body() { captureOn, acknowledgedWarnings }: CaptureDto): Promise<OrderDetail> {
    await this.operations.operate(user, id, { kind: 'capture', on: captureOn, acknowledged: acknowledgedWarnings });
    return this.details.find(user, id);
  }

  @Permit('operateOrders')
  @Post('orders/:id/refund')
  async refund(@User() user: CurrentUser, @Param('id') id: string, @Body() { refundOn }: RefundDto): Promise<OrderDetail> {
    await this.operations.operate(user, id, { kind: 'refund', on: refundOn });
    return this.details.find(user, id);
  }

  @Permit('operateOrders')
  @Post('orders/:id/manual-repayment')
  async recordRepayment(@User() user: CurrentUser, @Param('id') id: string, @Body() repayment: ManualRepaymentDto): Promise<OrderDetail> {
    await this.repayments.record(user, id, repayment);
    return this.details.find(user, id);
  }
}
