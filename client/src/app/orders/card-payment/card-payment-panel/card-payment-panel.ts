import { Component, type ElementRef, afterRenderEffect, computed, input, output, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CardPayment } from '@contract';
import { cardNotices } from '../card-notices';
import { operationRows } from '../operation-rows';
import { PaymentStateBadge } from '../payment-state-badge';
import type { Repayment } from '../repayment-mistakes';
import { CardFacts } from './card-facts';
import { CardNoticeView } from './card-notice-view';
import { DifferenceNotice } from './difference-notice';
import { OperationAttempts } from './operation-attempts';
import { OperationForm } from './operation-form';
import { RepaymentForm } from './repayment-form';

/**
 * 「クレジットカード支払」 of an order or a case: the state of the payment and the two buttons 「実行」. The panel only
 * shows and emits; the page that contains it makes the calls (`CardOperations`) and passes the payment in again.
 */
@Component({
  selector: 'app-card-payment-panel',
  imports: [
    CardFacts,
    CardNoticeView,
    DifferenceNotice,
    OperationAttempts,
    OperationForm,
    PaymentStateBadge,
    RepaymentForm,
    TranslocoPipe,
  ],
  templateUrl: './card-payment-panel.html',
  styleUrl: './card-payment-panel.scss',
})
export class CardPaymentPanel {
  readonly payment = input.required<CardPayment>();
  readonly orderNumber = input.required<string>();
  /** A call is running: all buttons are disabled. */
  readonly busy = input(false);
  /** Error messages by the name of the request's field. */
  readonly mistakes = input<Partial<Record<string, string>>>({});
  /** 売上日, `YYYY-MM-DD`. */
  readonly capture = output<string>();
  /** 返金日, `YYYY-MM-DD`. */
  readonly refund = output<string>();
  readonly repayment = output<Repayment>();
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');
  protected readonly rows = computed(() => operationRows(this.payment()));
  protected readonly notices = computed(() => cardNotices(this.payment()));
  protected readonly badge = computed(() => {
    const { state, inquiring, capture } = this.payment();
    return { state, inquiring: inquiring !== null, expired: capture.block === 'expired' };
  });
  private pressed = false;

  constructor() {
    // When a pressed button disappears with its operation, the focus moves to the top of the panel.
    afterRenderEffect(() => {
      this.payment();
      if (!this.pressed || this.busy()) return;
      this.pressed = false;
      if (document.activeElement === document.body) this.heading().nativeElement.focus();
    });
  }

  protected press(kind: 'capture' | 'refund', on: string): void {
    this.pressed = true;
    this[kind].emit(on);
  }

  protected record(repayment: Repayment): void {
    this.pressed = true;
    this.repayment.emit(repayment);
  }
}
