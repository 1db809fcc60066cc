import { Injectable, type PipeTransform, type Type } from '@nestjs/common';
import type { PaymentSettingsRequest } from '../../../contract/src';
import { Clock } from '../../shared/time/clock';
import { BodyPipe } from '../../shared/request/body.pipe';
import { Gateways } from '../gateways/gateways';
import { settingsDtoOf } from './payment-settings.dto';

/** Validates settings like the global pipe, with a DTO that is known only once all gateways have been added. */
@Injectable()
export class PaymentSettingsPipe implements PipeTransform<unknown, PaymentSettingsRequest> {
  private readonly pipe: BodyPipe;
  private dto?: Type<PaymentSettingsRequest>;

  constructor(
    private readonly gateways: Gateways,
    clock: Clock,
  ) {
    this.pipe = new BodyPipe(clock);
  }

  transform(body: unknown): PaymentSettingsRequest {
    this.dto ??= settingsDtoOf(this.gateways);
    return this.pipe.read(body, this.dto);
  }
}
