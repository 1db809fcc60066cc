import { addDays, type Block, type OperationKind } from '../../../contract/src';
import type { PaymentSettings } from '../settings/payment-settings.entity';
import type { Payment } from './payment.entity';

/** The facts that decide whether an operation may be requested, besides the person's role. */
export interface PaymentSituation {
  readonly payment: Payment;
  /** null = its service takes no card payments here. */
  readonly settings: Pick<PaymentSettings, 'refundDays'> | null;
  /** The operation whose outcome is unknown. */
  readonly open: OperationKind | null;
  readonly repaid: boolean;
  /** Today in Asia/Tokyo. */
  readonly today: string;
}

/** A capture is no longer possible. */
export function isExpired({ payment, today }: Pick<PaymentSituation, 'payment' | 'today'>): boolean {
  return payment.state === 'authorized' && today > payment.captureEndsOn;
}

/** Why 売上日指定要求 is disabled; null = it is enabled. */
export function captureBlock(situation: PaymentSituation): Block | null {
  const { payment, settings, open } = situation;
  if (payment.state === 'voided') return 'voided';
  if (payment.autoCaptured) return 'auto_captured';
  if (payment.state === 'captured' || payment.state === 'refunded') return 'captured';
  if (open) return 'inquiring';
  if (isExpired(situation)) return 'expired';
  return settings ? null : 'not_configured';
}

/** Why 返金要求 is disabled; null = it is enabled. */
export function refundBlock(situation: PaymentSituation): Block | null {
  const { payment, settings, open, repaid } = situation;
  if (payment.state === 'voided' || payment.state === 'refunded') return payment.state;
  if (repaid) return 'repaid';
  if (open) return 'inquiring';
  if (payment.state === 'authorized' && situation.today > payment.authorizationEndsOn) return 'expired';
  if (isCapturedAfter(payment, situation.today)) return 'capture_ahead';
  if (isWindowOver(situation)) return 'window_over';
  return settings ? null : 'not_configured';
}

/** Before its 売上日 a capture cannot be refunded: the gateway answers 56, as it does long after it (spec 4.3). */
export function isCapturedAfter({ state, capturedOn }: Pick<Payment, 'state' | 'capturedOn'>, day: string): boolean {
  return state === 'captured' && capturedOn !== null && capturedOn > day;
}

/** The card company's closing date has passed: the buyer can only be repaid directly (spec 4.1, point 5). */
function isWindowOver({ payment, settings, today }: PaymentSituation): boolean {
  const days = settings?.refundDays[payment.cardBrand];
  return (
    payment.windowOver ||
    (payment.capturedOn !== null && days !== undefined && addDays(payment.capturedOn, days) < today)
  );
}

/** From today to the earlier of the authorisation's end and the end of the third month from it (spec 4.3). */
export function captureDates({ payment, today }: Pick<PaymentSituation, 'payment' | 'today'>): {
  readonly from: string;
  readonly to: string;
} {
  return { from: today, to: payment.captureEndsOn };
}
