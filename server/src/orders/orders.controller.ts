import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { OrderAttentionCounts, OrderDetail, OrderPage } from '../../contract/src';
import { User } from '../identity/session/current-user.decorator';
import { Permit } from '../identity/session/session.guard';
import type { CurrentUser } from '../identity/current-user';
import { withCurrentView } from '../shared/request/seen-version';
import { ManualRepaymentService } from './page/manual-repayment.service';
import { OrderDetailService } from './page/order-detail.service';
import { OrderListService } from './list/order-list.service';
import { OrderOperationsService } from './page/order-operations.service';
import { OrderStatusService } from './page/order-status.service';
import { CaptureDto, ManualRepaymentDto, OrderQueryDto, OrderSearchDto, RefundDto, StatusChangeDto } from './order.dto';

/** 受注管理 (contract/orders-api). */
@Controller('api')
export class OrdersController {
  constructor(
    private readonly list: OrderListService,
    private readonly details: OrderDetailService,
    private readonly statuses: OrderStatusService,
    private readonly operations: OrderOperationsService,
    private readonly repayments: ManualRepaymentService,
  ) {}

  @Permit('readOrders')
  @Get('orders')
  findMany(@User() user: CurrentUser, @Query() query: OrderQueryDto): Promise<OrderPage> {
    return this.list.find(user, query);
  }

  @Permit('readOrders')
  @HttpCode(200)
  @Post('orders/search')
  search(@User() user: CurrentUser, @Body() query: OrderSearchDto): Promise<OrderPage> {
    return this.list.find(user, query);
  }

  @Permit('readOrders')
  @Get('order-attention-counts')
  countAttention(@User() user: CurrentUser): Promise<OrderAttentionCounts> {
    return this.list.attentionCounts(user);
  }

  @Permit('readOrders')
  @Get('orders/:id')
  findOne(@User() user: CurrentUser, @Param('id') id: string): Promise<OrderDetail> {
    return this.details.find(user, id);
  }

  @Permit('operateOrders')
  @Post('orders/:id/status-change')
  async changeStatus(
    @User() user: CurrentUser,
    @Param('id') id: string,
    @Body() change: StatusChangeDto,
  ): Promise<OrderDetail> {
    return this.shown(user, id, this.statuses.change(user, id, change));
  }

  @Permit('operateOrders')
  @Post('orders/:id/capture')
  async capture(
    @User() user: CurrentUser,
    @Param('id') id: string,
    @Body() { captureOn, acknowledgedWarnings, version }: CaptureDto,
  ): Promise<OrderDetail> {
    return this.shown(
      user,
      id,
      this.operations.operate(user, id, {
        kind: 'capture',
        on: captureOn,
        acknowledged: acknowledgedWarnings,
        version,
      }),
    );
  }

  @Permit('operateOrders')
  @Post('orders/:id/refund')
  async refund(
    @User() user: CurrentUser,
    @Param('id') id: string,
    @Body() { refundOn, version }: RefundDto,
  ): Promise<OrderDetail> {
    return this.shown(user, id, this.operations.operate(user, id, { kind: 'refund', on: refundOn, version }));
  }

  @Permit('operateOrders')
  @Post('orders/:id/manual-repayment')
  async recordRepayment(
    @User() user: CurrentUser,
    @Param('id') id: string,
    @Body() repayment: ManualRepaymentDto,
  ): Promise<OrderDetail> {
    return this.shown(user, id, this.repayments.record(user, id, repayment));
  }

  /** The order after the action, or after the error that prevented it. */
  private async shown(user: CurrentUser, id: string, done: Promise<void>): Promise<OrderDetail> {
    const read = () => this.details.find(user, id);
    await withCurrentView(done, read);
    return read();
  }
}
