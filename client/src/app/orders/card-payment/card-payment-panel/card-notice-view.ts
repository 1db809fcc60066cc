import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CardNotice } from '../card-notices';
import { Icon } from '../../../shared/ui/icon';
import { GatewayReason } from '../../../shared/gateway-reason';

/** One notice above a card payment. */
@Component({
  selector: 'app-card-notice-view',
  imports: [GatewayReason, Icon, TranslocoPipe],
  template: `
    @let shown = notice();
    <div class="notice" [class]="'notice-' + shown.tone">
      <app-icon [name]="shown.icon" />
      <div>
        <p class="notice-heading">{{ 'orders.card.notices.' + shown.name + '.title' | transloco }}</p>
        <p>{{ 'orders.card.notices.' + shown.name + '.text' | transloco }}</p>
        @if (shown.operation?.code; as code) {
          <p><app-gateway-reason [code]="code" /></p>
        }
      </div>
    </div>
  `,
})
export class CardNoticeView {
  readonly notice = input.required<CardNotice>();
}
