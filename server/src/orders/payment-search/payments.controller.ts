import { Body, Controller, Get, HttpCode, Post, Query, type StreamableFile } from '@nestjs/common';
import type { PaymentPage } from '../../../contract/src';
import { User } from '../../identity/session/current-user.decorator';
import { Permit } from '../../identity/session/session.guard';
import type { CurrentUser } from '../../identity/current-user';
import { Clock } from '../../shared/time/clock';
import { PaymentQueryDto } from '../order.dto';
import { csvFile } from '../../shared/csv/csv-file';
import { PAYMENT_COLUMNS } from './payment-csv';
import { PaymentExportDto } from './payment-export.dto';
import { PaymentExportService } from './payment-export.service';
import { PaymentSearchService } from './payment-search.service';

/** 決済情報 確認 (contract/orders-api). */
@Permit('readOrders')
@Controller('api')
export class PaymentsController {
  constructor(
    private readonly search: PaymentSearchService,
    private readonly exports: PaymentExportService,
    private readonly clock: Clock,
  ) {}

  @Get('payments')
  findMany(@User() user: CurrentUser, @Query() query: PaymentQueryDto): Promise<PaymentPage> {
    return this.search.find(user, query);
  }

  @HttpCode(200)
  @Post('payments/search')
  findByBody(@User() user: CurrentUser, @Body() query: PaymentQueryDto): Promise<PaymentPage> {
    return this.search.find(user, query);
  }

  @Get('payments.csv')
  export(@User() user: CurrentUser, @Query() query: PaymentExportDto): Promise<StreamableFile> {
    return this.file(user, query);
  }

  @HttpCode(200)
  @Post('payments.csv')
  exportByBody(@User() user: CurrentUser, @Body() query: PaymentExportDto): Promise<StreamableFile> {
    return this.file(user, query);
  }

  private async file(user: CurrentUser, { encoding = 'utf-8', ...query }: PaymentExportDto): Promise<StreamableFile> {
    const pages = await this.exports.start(user, query, encoding);
    return csvFile(`payments-${this.clock.today()}`, PAYMENT_COLUMNS, pages, encoding);
  }
}
