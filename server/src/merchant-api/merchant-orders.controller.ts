import { Body, Controller, Headers, Post, Res, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { OrderReceipt } from '../../contract/src';
import {
  FromMerchant,
  MerchantKeyGuard,
  type MerchantSystem,
  NeedsScope,
} from '../identity/api-keys/merchant-key.guard';
import { JsonBodyGuard } from '../shared/http/json-body.guard';
import { ApiProblems } from '../shared/openapi/api-problems.decorator';
import { refTo } from '../shared/openapi/schema';
import { Public } from '../shared/http/public.decorator';
import { ORDER_EXAMPLE } from './example';
import { MerchantOrderDto } from './merchant-order.dto';
import { MerchantOrdersService } from './merchant-orders.service';

const RECEIPT = { schema: { $ref: refTo('OrderReceipt') } };

/** For merchants' own systems: spec 3.4. No session; the API key names the merchant. */
@ApiTags('Merchant API')
@ApiBearerAuth()
@ApiProblems('malformed_request', 'unauthenticated', 'forbidden', 'rate_limited', 'internal', 'not_ready')
@Public()
@UseGuards(MerchantKeyGuard)
@Controller('api/merchant/v1/orders')
export class MerchantOrdersController {
  constructor(private readonly orders: MerchantOrdersService) {}

  @Post()
  @NeedsScope('orders:write')
  @UseGuards(JsonBodyGuard)
  @ApiOperation({
    operationId: 'placeOrder',
    summary: 'Place an order',
    description:
      'Once-only by orderNumber: the same content again is answered with the same body; other content is a conflict. The key needs the scope orders:write. A header Idempotency-Key (1 to 255 printable ASCII characters) may stand beside it.',
  })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    schema: { type: 'string', pattern: '^[!-~]{1,255}$' },
    description: 'Used again with another body: 422',
  })
  @ApiBody({ type: MerchantOrderDto, examples: { order: { summary: 'A card order', value: ORDER_EXAMPLE } } })
  @ApiResponse({
    status: 201,
    description: 'A new order. It is durable.',
    headers: { Location: { description: 'Its page in the portal', schema: { type: 'string' } } },
    ...RECEIPT,
  })
  @ApiResponse({ status: 200, description: 'The same order came before.', ...RECEIPT })
  @ApiProblems(
    'malformed_json',
    'malformed_request',
    'reference_conflict',
    'too_large',
    'unsupported_media_type',
    'invalid_fields',
    'idempotency_key_reused',
  )
  async place(
    @FromMerchant() system: MerchantSystem,
    @Body() body: unknown,
    @Headers('idempotency-key') idempotencyKey: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OrderReceipt> {
    const { receipt, isNew } = await this.orders.place(system, body, idempotencyKey);
    void reply.status(isNew ? 201 : 200);
    if (isNew) void reply.header('location', `/orders/${receipt.id}`);
    return receipt;
  }
}
