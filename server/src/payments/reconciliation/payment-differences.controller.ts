import { Controller, Get, Query } from '@nestjs/common';
import type { PaymentDifferencePage } from '../../../contract/src';
import { User } from '../../identity/session/current-user.decorator';
import { Permit } from '../../identity/session/session.guard';
import type { CurrentUser } from '../../identity/current-user';
import { DifferenceListService } from './difference-list.service';
import { PaymentDifferenceQueryDto } from './difference.dto';

/** Differences with the gateway's records (contract/payment-differences). */
@Controller('api')
export class PaymentDifferencesController {
  constructor(private readonly list: DifferenceListService) {}

  @Permit('readOrders')
  @Get('payment-differences')
  findMany(@User() user: CurrentUser, @Query() query: PaymentDifferenceQueryDto): Promise<PaymentDifferencePage> {
    return this.list.find(user, query);
  }
}
