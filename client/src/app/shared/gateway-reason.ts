import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { explainGatewayCode } from '@contract';
import { LabelPipe } from './i18n/label-pipe';

/** Why the gateway declined: an explanation and the gateway's code. */
@Component({
  selector: 'app-gateway-reason',
  imports: [LabelPipe, TranslocoPipe],
  template: `{{ reason() | label }}{{ 'orders.card.code' | transloco: { code: code() } }}`,
})
export class GatewayReason {
  /** The gateway's code of eight characters, or a code of the portal's own (`not_executed`). */
  readonly code = input.required<string>();
  protected readonly reason = computed(() => explainGatewayCode(this.code()));
}
