import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { endOfThirdMonth, tokyoDate } from '../../../../contract/src';
import { THREE_D_SECURE_BRANDS } from '../../../../contract/src/demo';
import { Clock } from '../../../shared/time/clock';
import {
  type Attempt,
  type AuthenticationReply,
  type Authorization,
  type AuthorizationReply,
  BRAND_NOT_ACCEPTED,
  type GatewayAccount,
  type GatewayPayment,
  type GatewayReply,
  type LookUpReply,
  type PaymentGateway,
} from '../payment-gateway';
import { type SandboxKey, SandboxLedgerService } from './sandbox-ledger.service';
import type { SandboxPayment } from './sandbox-payment.entity';
import { readSandboxToken } from './sandbox-token';

const SLOW_MS = 4_000;
/** The provider's codes (spec 4.3): method 101, type, item 000. */
const code = (type: string) => `101${type}000`;
const OUTSIDE_WINDOW = code('56');
const LOST = { outcome: 'unknown', reason: 'the answer was lost' } as const;
const UNKNOWN_CARD = { outcome: 'declined', code: code('12') } as const;

/**
 * The embedded default: a small real ledger in the portal's own process. Its cards define its behaviour
 * (`SANDBOX_CARDS`): only listed test cards are declined, lose a response after the effect, or are slow.
 */
@Injectable()
export class SandboxGateway implements PaymentGateway {
  constructor(
    private readonly ledger: SandboxLedgerService,
    private readonly clock: Clock,
  ) {}

  /** Every cardholder of a brand that supports 3-D Secure has to authenticate, on a separate page. */
  authenticate(_: GatewayAccount, { token }: Authorization, returnUrl: string): Promise<AuthenticationReply> {
    const card = readSandboxToken(token);
    if (!card) return Promise.resolve(UNKNOWN_CARD);
    if (!THREE_D_SECURE_BRANDS.includes(card.brand)) return Promise.resolve({ outcome: 'not_needed' });
    const authenticationId = randomUUID();
    return Promise.resolve({
      outcome: 'challenge',
      authenticationId,
      url: `/shop/card-company?authentication=${authenticationId}&return=${encodeURIComponent(returnUrl)}`,
    });
  }

  async authorize(
    { merchantId, autoCapture, cardBrands }: GatewayAccount,
    { token, orderId, amount }: Authorization,
  ): Promise<AuthorizationReply> {
    const card = readSandboxToken(token);
    if (!card) return UNKNOWN_CARD;
    if (cardBrands && !cardBrands.includes(card.brand)) return { outcome: 'declined', code: BRAND_NOT_ACCEPTED };
    if (card.outcome.startsWith('ng')) return { outcome: 'declined', code: code(card.outcome.slice(2)) };
    if (card.outcome === 'slow') await pause(SLOW_MS);
    const payment = await this.ledger.authorize(
      { merchantId, orderId, amount },
      card,
      autoCapture || card.outcome === 'captured' ? 'captured' : 'authorized',
    );
    if (!payment) return { outcome: 'already', code: code('96') };
    if (card.outcome === 'lost-authorization') return LOST;
    return {
      outcome: 'done',
      trackingId: payment.trackingId,
      transactionId: null,
      processedAt: this.clock.now(),
      approvalCode: payment.trackingId.slice(-6),
      card,
    };
  }

  async capture({ merchantId }: GatewayAccount, of: GatewayPayment, captureOn: string): Promise<GatewayReply> {
    const payment = { ...of, merchantId };
    const found = await this.known(payment);
    if (found.outcome === 'slow') await pause(SLOW_MS);
    if (found.status === 'authorized' && captureOn > endOfThirdMonth(tokyoDate(found.authorizedAt)))
      return { outcome: 'declined', code: code('42') };
    if (await this.ledger.move(payment, 'authorized', 'captured', captureOn)) return this.done(found, 'lost-capture');
    const { status } = await this.known(payment);
    if (status === 'captured') return { outcome: 'already', code: code('41') };
    return { outcome: 'declined', code: code(status === 'voided' ? '40' : '46') };
  }

  async refund({ merchantId }: GatewayAccount, of: GatewayPayment, { requestedAt }: Attempt): Promise<GatewayReply> {
    const payment = { ...of, merchantId };
    const found = await this.known(payment);
    if (found.outcome === 'slow') await pause(SLOW_MS);
    const today = tokyoDate(requestedAt);
    if (found.status === 'captured' && (found.outcome === 'window-over' || isAhead(found, today)))
      return { outcome: 'declined', code: OUTSIDE_WINDOW };
    const moved =
      (await this.ledger.move(payment, 'authorized', 'voided', today)) ||
      (await this.ledger.move(payment, 'captured', 'refunded', today));
    return moved ? this.done(found, 'lost-refund') : { outcome: 'already', code: code('46') };
  }

  async lookUp(
    { merchantId }: GatewayAccount,
    of: { readonly trackingId: string } | { readonly orderId: string },
  ): Promise<LookUpReply> {
    const found = await this.ledger.find({ ...of, merchantId });
    if (!found) return { outcome: 'known', state: { status: 'none', processedOn: null, trackingId: null } };
    const { status, processedOn, trackingId, amount, brand, lastDigits } = found;
    return { outcome: 'known', state: { status, processedOn, trackingId, amount, card: { brand, lastDigits } } };
  }

  isOutsideRefundWindow(refusal: string): boolean {
    return refusal === OUTSIDE_WINDOW;
  }

  adopt({ merchantId, autoCapture }: GatewayAccount, payment: GatewayPayment): Promise<void> {
    return this.ledger.adopt({ ...payment, merchantId }, 'ok', autoCapture ? 'captured' : 'authorized');
  }

  /** Adds a payment that was authorised elsewhere to the ledger when it is first operated on. */
  private async known(payment: GatewayPayment & SandboxKey): Promise<SandboxPayment> {
    const found = await this.ledger.find(payment);
    if (found) return found;
    await this.ledger.adopt(payment);
    return (await this.ledger.find(payment))!;
  }

  private done({ outcome }: SandboxPayment, lost: 'lost-capture' | 'lost-refund'): GatewayReply {
    return outcome === lost ? LOST : { outcome: 'done', transactionId: null, processedAt: this.clock.now() };
  }
}

/** A capture can be refunded from its 売上日 on. */
function isAhead({ processedOn }: SandboxPayment, today: string): boolean {
  return processedOn !== null && processedOn > today;
}
