import { Body, Controller, Get, HttpCode, Param, Post, Query, UseGuards } from '@nestjs/common';
import type { Checkout, Shop } from '../../contract/src/demo';
import { SameOriginGuard } from '../identity/session/same-origin.guard';
import { Public } from '../shared/http/public.decorator';
import { CheckoutDto, CompletionDto } from './checkout.dto';
import { CheckoutsService } from './checkouts.service';
import { CheckoutRateGuard, NoCardNumberGuard } from './shop.guards';
import { ShopService } from './shop.service';

/** The buyer's checkout (contract/shop-api). */
@Public()
@Controller('api/shop')
export class ShopController {
  constructor(
    private readonly shop: ShopService,
    private readonly checkouts: CheckoutsService,
  ) {}

  @Get()
  show(@Query('service') serviceId?: string): Promise<Shop> {
    return this.shop.show(serviceId);
  }

  @Post('checkouts')
  @UseGuards(SameOriginGuard, CheckoutRateGuard, NoCardNumberGuard)
  begin(@Body() request: CheckoutDto): Promise<Checkout> {
    return this.checkouts.begin({ ...request, delivery: request.delivery ?? null });
  }

  @Get('checkouts/:id')
  find(@Param('id') id: string): Promise<Checkout> {
    return this.checkouts.find(id);
  }

  /** Stores nothing of the body: the id is the gateway's own, whose digits may resemble a card number. */
  @Post('checkouts/:id/completion')
  @HttpCode(200)
  @UseGuards(SameOriginGuard, CheckoutRateGuard)
  complete(@Param('id') id: string, @Body() completion: CompletionDto): Promise<Checkout> {
    return this.checkouts.complete(id, completion);
  }
}
