import { createHash } from 'node:crypto';
import type { Conduct } from '../cards/test-cards';
import { type Elements, writeAnswer } from '../protocol/answer';
import { Refusal } from '../protocol/refusal';
import { readRequest, type Request } from '../protocol/request';
import { instantOf } from '../protocol/tokyo';
import type { SimulatedService } from '../services';
import type { FollowUps } from './follow-ups';
import type { Ledger } from './ledger';
import type { Purchases } from './purchases';

/** `conduct`: the behaviour of the request's card, if the request took effect. */
export interface Answered {
  readonly xml: Buffer;
  readonly requestId: string | null;
  readonly conduct: Conduct | null;
}

const DEFAULT_LIMIT_SECONDS = 600;
const LOOK_UP = 'MG01-00101-101';

/** A request of the XML API: parsed, verified, executed at most once, answered. */
export class XmlApi {
  private requests = 0;

  constructor(
    private readonly ledger: Ledger,
    private readonly purchases: Purchases,
    private readonly followUps: FollowUps,
    private readonly now: () => Date,
  ) {}

  /** @param base The simulator's own URL, for the card company's page. */
  answer(body: Buffer, service: SimulatedService, base: string): Answered {
    let request: Request | null = null;
    try {
      request = readRequest(body, service);
      return this.executed(request, service, base);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return this.refused(error, request?.id ?? null);
    }
  }

  /** A response with the code of a refusal, without reading the request. */
  refused(refusal: Refusal, requestId: string | null): Answered {
    const elements: Elements = [
      ['res_result', 'NG'],
      ['res_err_code', refusal.code],
    ];
    return { xml: writeAnswer(refusal.early ? null : requestId, elements, this.now(), null), requestId, conduct: null };
  }

  private executed(request: Request, service: SimulatedService, base: string): Answered {
    this.refuseLate(request);
    const name = service.merchantId + service.serviceId;
    const outcome = this.ledger.transaction(() => {
      if (request.id !== LOOK_UP && !this.ledger.isNewRequest(name, request.id, request.hash)) throw new Refusal('96');
      return this.execute(request, service, name, base);
    });
    if (outcome instanceof Refusal) return this.refused(outcome, request.id);
    const keys = request.value('encrypted_flg') === '1' ? service.encryption : null;
    return {
      xml: writeAnswer(request.id, outcome, this.now(), keys),
      requestId: request.id,
      conduct: this.conductOf(name, request, outcome),
    };
  }

  private execute(request: Request, service: SimulatedService, name: string, base: string): Elements | Refusal {
    const transactionId = this.transactionId(request, name);
    switch (request.id) {
      case 'ST01-00131-101':
        return this.purchases.byToken(name, request, transactionId);
      case 'ST01-00118-101':
        return this.purchases.byAuthentication(name, request, transactionId);
      case 'TA02-00101-101':
        return this.purchases.authenticate(name, request, transactionId, base);
      case 'ST02-00101-101':
        return this.followUps.confirm(service, request, transactionId);
      case 'ST02-00201-101':
        return this.followUps.capture(service, request, transactionId);
      case 'ST02-00303-101':
        return this.followUps.refund(service, request, transactionId);
      default:
        return this.followUps.lookUp(service, request, transactionId);
    }
  }

  /** A request is executed only between its date and its time limit, and never twice. */
  private refuseLate(request: Request): void {
    const sentAt = instantOf(request.value('request_date'));
    if (!sentAt) throw new Refusal('06', '023');
    const age = (this.now().getTime() - sentAt.getTime()) / 1_000;
    const limit = Number(request.value('limit_second') || DEFAULT_LIMIT_SECONDS);
    if (age >= limit + 1 || age < -DEFAULT_LIMIT_SECONDS) throw new Refusal('10', '023');
  }

  /** 32 characters, like the provider's. */
  private transactionId({ id, hash }: Request, name: string): string {
    const digits = createHash('sha1').update(`${hash}${++this.requests}`).digest().readUInt32BE().toString();
    return `B${name}${id.replaceAll('-', '')}${digits.padStart(11, '0')}`.slice(0, 32);
  }

  private conductOf(name: string, request: Request, outcome: Elements): Conduct | null {
    const trackingId = outcome.find(([element]) => element === 'res_tracking_id')?.[1] ?? request.value('tracking_id');
    return typeof trackingId === 'string' ? (this.ledger.payment(name, trackingId)?.conduct ?? null) : null;
  }
}
