import { Injectable } from '@nestjs/common';
import type {
  AuthenticationReply,
  AuthorizationReply,
  GatewayAccount,
  GatewayPayment,
  GatewayReply,
  LookUpReply,
  PaymentGateway,
} from '../../payment-gateway';
import { PAPER_ACCOUNT, type PaperAccountDto } from './paper-account';

/** A made-up gateway: a book in which the outcomes of payments are recorded by hand. */
@Injectable()
export class PaperGateway implements PaymentGateway {
  readonly accountForm = PAPER_ACCOUNT;
  /** One line per call: the book's name, its password, and the operation. */
  readonly book: string[] = [];
  private readonly captured = new Map<string, string>();

  authenticate(): Promise<AuthenticationReply> {
    return Promise.resolve({ outcome: 'not_needed' });
  }

  authorize(): Promise<AuthorizationReply> {
    return Promise.resolve({ outcome: 'declined', code: 'no-cards' });
  }

  capture(account: GatewayAccount, { trackingId, amount }: GatewayPayment, captureOn: string): Promise<GatewayReply> {
    this.write(account, `capture ${amount} yen of ${trackingId}`);
    this.captured.set(trackingId, captureOn);
    return Promise.resolve({ outcome: 'done', transactionId: null, processedAt: new Date(`${captureOn}T00:00:00Z`) });
  }

  refund(account: GatewayAccount, { trackingId }: GatewayPayment): Promise<GatewayReply> {
    this.write(account, `refund ${trackingId}`);
    return Promise.resolve({ outcome: 'declined', code: 'too-late' });
  }

  lookUp(_: GatewayAccount, of: { readonly trackingId: string } | { readonly orderId: string }): Promise<LookUpReply> {
    const processedOn = 'trackingId' in of ? (this.captured.get(of.trackingId) ?? null) : null;
    const status = processedOn ? 'captured' : 'authorized';
    return Promise.resolve({ outcome: 'known', state: { status, processedOn, trackingId: null } });
  }

  isOutsideRefundWindow(code: string): boolean {
    return code === 'too-late';
  }

  private write({ credentials }: GatewayAccount, line: string): void {
    const { book, password } = credentials as PaperAccountDto;
    this.book.push(`${book} (${password}): ${line}`);
  }
}
