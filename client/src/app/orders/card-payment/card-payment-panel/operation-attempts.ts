import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OperationState, OperationView } from '@contract';
import { DayPipe, InstantPipe, YenPipe } from '../../../shared/formats/format-pipes';
import { GatewayReason } from '../../../shared/gateway-reason';

const TONES: Record<OperationState, string> = {
  requested: 'badge-warning',
  unknown: 'badge-warning',
  succeeded: 'badge-success',
  declined: 'badge-danger',
};

/** Every attempt of 売上日指定要求 and 返金要求, the latest first. */
@Component({
  selector: 'app-operation-attempts',
  imports: [DayPipe, GatewayReason, InstantPipe, TranslocoPipe, YenPipe],
  templateUrl: './operation-attempts.html',
  styles: `
    h3 {
      margin-block: var(--space-5) var(--space-2);
    }
    .reason {
      margin: var(--space-1) 0 0;
      color: var(--text-muted);
      font-size: 0.875rem;
    }
  `,
})
export class OperationAttempts {
  readonly operations = input.required<readonly OperationView[]>();
  protected readonly tones = TONES;
}
