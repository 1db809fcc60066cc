import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { type PaymentDifference, isSupport } from '@contract';
import { InstantPipe, YenPipe } from '../../shared/formats/format-pipes';
import { PaymentStateBadge } from '../card-payment/payment-state-badge';
import { SessionStore } from '../../shared/session/session-store';

/** One page of differences: a table, or cards on a narrow screen. */
@Component({
  selector: 'app-difference-table',
  imports: [InstantPipe, PaymentStateBadge, RouterLink, TranslocoPipe, YenPipe],
  templateUrl: './difference-table.html',
  styleUrl: './difference-table.scss',
})
export class DifferenceTable {
  readonly differences = input.required<readonly PaymentDifference[]>();
  /** Whether to show since when the two sides agree again. */
  readonly resolved = input(false);
  private readonly session = inject(SessionStore);
  protected readonly support = computed(() => isSupport(this.session.user()!.role));
}
