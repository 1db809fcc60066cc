import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** Why the gateway declined. */
@Component({
  selector: 'app-gateway-reason',
  imports: [TranslocoPipe],
  template: `{{ 'payments.card.code' | transloco: { code: code() } }}`,
})
export class GatewayReason {
  /** The gateway's code, eight characters. */
  readonly code = input.required<string>();
}
