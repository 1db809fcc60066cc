import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { type PaymentSummary, isSupport } from '@contract';
import { DayPipe, InstantPipe, YenPipe } from '../../shared/formats/format-pipes';
import { PaymentStateBadge } from '../card-payment/payment-state-badge';
import { SessionStore } from '../../shared/session/session-store';
import { NoValue } from '../../shared/ui/no-value';

/** One page of payments: a table, or cards on a narrow screen. */
@Component({
  selector: 'app-payment-table',
  imports: [DayPipe, InstantPipe, NoValue, PaymentStateBadge, RouterLink, TranslocoPipe, YenPipe],
  templateUrl: './payment-table.html',
  styleUrl: './payment-table.scss',
})
export class PaymentTable {
  readonly payments = input.required<readonly PaymentSummary[]>();
  private readonly session = inject(SessionStore);
  protected readonly support = computed(() => isSupport(this.session.user()!.role));
}
