import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import type { PaymentSettingsRequest, PaymentSettingsView } from '../../../contract/src';
import { User } from '../../identity/session/current-user.decorator';
import { Permit } from '../../identity/session/session.guard';
import type { CurrentUser } from '../../identity/current-user';
import { withCurrentView } from '../../shared/request/seen-version';
import { PaymentSettingsPipe } from './payment-settings.pipe';
import { SettingsAdministrationService } from './settings-administration.service';

/** Settings of a service's payments (contract/payment-settings). */
@Permit('configurePayments')
@Controller('api/merchants/:merchantId/services/:serviceId/payment-settings')
export class PaymentSettingsController {
  constructor(private readonly administration: SettingsAdministrationService) {}

  @Get()
  find(@Param('merchantId') merchantId: string, @Param('serviceId') serviceId: string): Promise<PaymentSettingsView> {
    return this.administration.find({ merchantId, serviceId });
  }

  @Put()
  change(
    @User() user: CurrentUser,
    @Param('merchantId') merchantId: string,
    @Param('serviceId') serviceId: string,
    @Body(PaymentSettingsPipe) settings: PaymentSettingsRequest,
  ): Promise<PaymentSettingsView> {
    const service = { merchantId, serviceId };
    return withCurrentView(this.administration.change(user, service, settings), () =>
      this.administration.find(service),
    );
  }
}
