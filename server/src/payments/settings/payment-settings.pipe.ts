import { Injectable, type PipeTransform, type Type } from '@nestjs/common';
import type { PaymentSettingsRequest } from '../../../contract/src';
import { Clock } from '../../shared/clock';
import { validationPipe } from '../../shared/validation';
import { Gateways } from '../gateways/gateways';
import { settingsDtoOf } from './payment-settings.dto';

/** Judges the shape of settings as the global pipe does, by a DTO that is known only once all gateways have been added. */
@Injectable()
export class PaymentSettingsPipe implements PipeTransform<unknown, Promise<PaymentSettingsRequest>> {
  private readonly pipe: ReturnType<typeof validationPipe>;
  private dto?: Type<PaymentSettingsRequest>;

  constructor(
    private readonly gateways: Gateways,
    clock: Clock,
  ) {
    this.pipe = validationPipe(clock);
  }

  transform(body: unknown): Promise<PaymentSettingsRequest> {
    this.dto ??= settingsDtoOf(this.gateways);
    return this.pipe.transform(body, { type: 'body', metatype: this.dto }) as Promise<PaymentSettingsRequest>;
  }
}
