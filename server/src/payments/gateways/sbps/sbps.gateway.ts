import { Injectable, Logger } from '@nestjs/common';
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
import { SBPS_ACCOUNT } from './account/sbps-account';
import { sbpsCredentialsOf } from './account/sbps-credentials';
import { cardOf } from './card';
import { type Answer, exchange } from './protocol/exchange';
import { purchaseOf } from './purchase';
import type { Values } from './protocol/request-encoder';
import type { RequestName } from './protocol/request-forms';
import { tokyoStamp } from './protocol/tokyo-stamp';
import { isSafeAddress } from './protocol/transport';
import { troubleOf } from './trouble';
import { done, isOutsideRefundWindow, NONE, notDone, stateOf } from './verdicts';

const TRACKING_ID = /^\d{14}$/;
const INCOMPLETE = { outcome: 'unknown', reason: 'OK without what it must tell' } as const;

/** An authorisation that the provider has made, before it is confirmed. */
interface Begun {
  readonly trackingId: string;
  readonly reply: Extract<AuthorizationReply, { outcome: 'done' }>;
  /** `YYYYMMDDhhmmss`. */
  readonly processDate: string | undefined;
}

/**
 * The provider's XML API ("API型", spec 4.3). An authorisation takes two requests: it is made, then confirmed (確定);
 * one that is never confirmed lapses. The provider can be asked about payments by tracking id only; an authorisation
 * that never reached its confirmation is therefore known by its order id alone, and there is then no payment.
 */
@Injectable()
export class SbpsGateway implements PaymentGateway {
  readonly accountForm = SBPS_ACCOUNT;
  readonly isOutsideRefundWindow = isOutsideRefundWindow;
  /** How long to wait for a response beyond `limitSeconds`, in ms. */
  answerMarginMs = 3_000;
  /** Tracking ids, by order id, of confirmations whose outcome is unknown: a look-up by order id uses them. */
  private readonly unsettled = new Map<string, string>();

  private readonly logger = new Logger('Payments');

  constructor(private readonly clock: Clock) {}

  async authenticate(
    account: GatewayAccount,
    authorization: Authorization,
    returnUrl: string,
    attempt: Attempt,
  ): Promise<AuthenticationReply> {
    const { customerId, amount, token, tokenKey } = authorization;
    const values = {
      cust_code: customerId,
      amount,
      token,
      token_key: tokenKey,
      ok_return_url: returnUrl,
      ng_return_url: cancelledUrl(returnUrl),
    };
    const answer = await this.ask('authenticate', values, account, attempt);
    if (answer.kind !== 'ok')
      return notDone('authenticate', answer) as Exclude<AuthenticationReply, { outcome: 'challenge' }>;
    const authenticationId = answer.values.get('res_tds_authentication_id');
    // Without a page the card company asks nothing further, as for brands without 3-D Secure: the browser continues
    // immediately.
    const url = answer.values.get('redirect_url') || returnUrl;
    return authenticationId && isSafeAddress(url) ? { outcome: 'challenge', authenticationId, url } : INCOMPLETE;
  }

  async authorize(
    account: GatewayAccount,
    authorization: Authorization,
    attempt: Attempt,
  ): Promise<AuthorizationReply> {
    const { name, values } = purchaseOf(authorization);
    const answer = await this.ask(name, values, account, attempt);
    if (answer.kind !== 'ok') return notDone('authorize', answer);
    const begun = begunOf(answer.values);
    if (!begun) return INCOMPLETE;
    const { brand } = begun.reply.card;
    // It is never confirmed, so it lapses by itself.
    if (account.cardBrands && !(brand && account.cardBrands.includes(brand)))
      return { outcome: 'declined', code: BRAND_NOT_ACCEPTED };
    this.unsettled.set(authorization.orderId, begun.trackingId);
    try {
      await authorization.onBegun?.(begun.trackingId);
    } catch (error) {
      return { outcome: 'unknown', reason: `not confirmed: ${(error as Error).message}` };
    }
    return this.confirm(account, authorization.orderId, begun, attempt);
  }

  capture(
    account: GatewayAccount,
    { trackingId }: GatewayPayment,
    captureOn: string,
    attempt: Attempt,
  ): Promise<GatewayReply> {
    return this.operate(
      'capture',
      { tracking_id: trackingId, processing_datetime: `${captureOn.replaceAll('-', '')}000000` },
      account,
      attempt,
    );
  }

  refund(account: GatewayAccount, { trackingId }: GatewayPayment, attempt: Attempt): Promise<GatewayReply> {
    return this.operate(
      'refund',
      { tracking_id: trackingId, processing_datetime: tokyoStamp(attempt.requestedAt) },
      account,
      attempt,
    );
  }

  async lookUp(
    account: GatewayAccount,
    of: { readonly trackingId: string } | { readonly orderId: string },
    attempt: Attempt,
  ): Promise<LookUpReply> {
    const trackingId = 'trackingId' in of ? of.trackingId : this.unsettled.get(of.orderId);
    if (trackingId === undefined) return { outcome: 'known', state: NONE };
    const answer = await this.ask('lookUp', { tracking_id: trackingId, cardbrand_return_flg: 1 }, account, attempt);
    const state = stateOf(answer, trackingId);
    if (state) return { outcome: 'known', state };
    if (answer.kind === 'ok')
      return {
        outcome: 'unknown',
        reason: answer.unreadable.length
          ? `cannot be decrypted: ${answer.unreadable.join(', ')}`
          : 'a state without a name',
      };
    return { outcome: 'unknown', reason: answer.kind === 'unknown' ? answer.reason : answer.code };
  }

  /** Makes the authorisation final; a confirmation without a clear answer is looked up once. */
  private async confirm(
    account: GatewayAccount,
    orderId: string,
    begun: Begun,
    { limitSeconds }: Attempt,
  ): Promise<AuthorizationReply> {
    const attempt = { requestedAt: this.clock.now(), limitSeconds };
    const { trackingId, reply: authorized, processDate } = begun;
    const values = {
      sps_transaction_id: authorized.transactionId,
      tracking_id: trackingId,
      processing_datetime: processDate,
    };
    const reply = await this.operate('commit', values, account, attempt);
    const isOpen = reply.outcome === 'unknown' || reply.outcome === 'already';
    if (isOpen && !(await this.isAuthorized(account, begun, attempt))) return reply;
    this.unsettled.delete(orderId);
    return reply.outcome === 'declined' ? reply : authorized;
  }

  private async isAuthorized(
    account: GatewayAccount,
    { trackingId }: Begun,
    { limitSeconds }: Attempt,
  ): Promise<boolean> {
    const reply = await this.lookUp(account, { trackingId }, { requestedAt: this.clock.now(), limitSeconds });
    return reply.outcome === 'known' && (reply.state.status === 'authorized' || reply.state.status === 'captured');
  }

  private async operate(
    name: 'commit' | 'capture' | 'refund',
    values: Values,
    account: GatewayAccount,
    attempt: Attempt,
  ): Promise<GatewayReply> {
    const answer = await this.ask(name, values, account, attempt);
    return answer.kind === 'ok' ? done(answer.values) : notDone(name, answer);
  }

  /** Also logs problems that somebody has to correct, in the settings or on this machine. */
  private async ask(name: RequestName, values: Values, account: GatewayAccount, attempt: Attempt): Promise<Answer> {
    const answer = await exchange(name, values, sbpsCredentialsOf(account), attempt, this.answerMarginMs);
    const trouble = troubleOf(answer, this.clock.now());
    if (trouble) this.logger.error(`service ${account.merchantId}-${account.serviceId}, ${name}: ${trouble}`);
    return answer;
  }
}

/** Null if an OK lacks the tracking id or the time. */
function begunOf(values: ReadonlyMap<string, string>): Begun | null {
  const trackingId = values.get('res_tracking_id') ?? '';
  const reply = done(values);
  if (reply.outcome !== 'done' || !TRACKING_ID.test(trackingId)) return null;
  return {
    trackingId,
    reply: { ...reply, trackingId, approvalCode: values.get('recognized_no') || null, card: cardOf(values) },
    processDate: values.get('res_process_date'),
  };
}

/** The card company passes no result when it sends the browser back: the two addresses distinguish the outcomes. */
function cancelledUrl(returnUrl: string): string {
  const url = new URL(returnUrl);
  url.searchParams.set('outcome', 'cancelled');
  return url.href;
}
