import type { Authentications } from '../cards/authentications';
import { type Brand, BRAND_CODES } from '../cards/test-cards';
import type { Tokens } from '../cards/tokens';
import { type Elements, SECTION_OF_THE_CARD } from '../protocol/answer';
import { Refusal } from '../protocol/refusal';
import type { Request } from '../protocol/request';
import { stampOf } from '../protocol/tokyo';
import type { CardOfToken, Ledger, LedgerPayment } from './ledger';

/** A refusal that is returned uses its token up; a refusal that is thrown leaves everything unchanged. */
export type Outcome = Elements | Refusal;

const REFUSED = /^\d\d$/;
/** Brands whose card companies authenticate the cardholder; the others do not. */
const AUTHENTICATING_BRANDS: readonly Brand[] = ['visa', 'mastercard', 'jcb'];

/** オーソリ and the steps before it: requests that contain a card. */
export class Purchases {
  constructor(
    private readonly ledger: Ledger,
    private readonly tokens: Tokens,
    private readonly authentications: Authentications,
    private readonly now: () => Date,
  ) {}

  /** ST01-00131-101. */
  byToken(service: string, request: Request, transactionId: string): Outcome {
    return this.authorize(
      service,
      request,
      transactionId,
      this.tokens.take(service, request.value('token'), request.value('token_key')),
    );
  }

  /** ST01-00118-101. */
  byAuthentication(service: string, request: Request, transactionId: string): Outcome {
    return this.authorize(
      service,
      request,
      transactionId,
      this.authentications.take(service, request.value('tds_authentication_id'), Number(request.value('amount'))),
    );
  }

  /** TA02-00101-101: takes the token and returns the URL at which the cardholder must authenticate. */
  authenticate(service: string, request: Request, transactionId: string, base: string): Outcome {
    const [okUrl, ngUrl] = [request.value('ok_return_url'), request.value('ng_return_url')];
    if (![okUrl, ngUrl].every((url) => /^https?:$/.test(URL.parse(url)?.protocol ?? ''))) throw new Refusal('06');
    const card = this.tokens.take(service, request.value('token'), request.value('token_key'));
    if (!card) return new Refusal('06');
    const authenticates = AUTHENTICATING_BRANDS.includes(card.brand);
    const id = this.authentications.ask(
      service,
      card,
      Number(request.value('amount')),
      okUrl,
      ngUrl,
      authenticates ? 'asked' : 'passed',
    );
    return [
      ['res_result', 'OK'],
      ['res_sps_transaction_id', transactionId],
      ['res_tds_authentication_id', id],
      ['redirect_url', authenticates ? `${base}/card-company/${id}` : null],
      ['res_process_date', stampOf(this.now())],
      ['res_err_code', null],
    ];
  }

  private authorize(service: string, request: Request, transactionId: string, card: CardOfToken | null): Outcome {
    if (this.ledger.hasOrder(service, request.value('order_id'))) throw new Refusal('96', '004');
    const amount = Number(request.value('amount'));
    if (amount < 1) throw new Refusal('07', '008');
    if (!card) return new Refusal('06');
    if (REFUSED.test(card.conduct)) return new Refusal(card.conduct);
    const now = this.now();
    return authorized(
      this.ledger.create(card, { service, orderId: request.value('order_id'), amount }, now, stampOf(now)),
      transactionId,
    );
  }
}

function authorized({ trackingId, approvalCode, brand, processStamp }: LedgerPayment, transactionId: string): Elements {
  return [
    ['res_result', 'OK'],
    ['res_sps_transaction_id', transactionId],
    ['res_tracking_id', trackingId],
    [
      SECTION_OF_THE_CARD,
      [
        ['cc_company_code', '10035'],
        ['cardbrand_code', BRAND_CODES[brand]],
        ['recognized_no', approvalCode],
      ],
    ],
    ['res_process_date', processStamp],
    ['res_err_code', null],
  ];
}
