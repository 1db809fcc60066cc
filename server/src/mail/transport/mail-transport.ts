/** A mail as it goes out; the same row gives the same message at every attempt, but for the words of a deadline on another day. */
export interface Message {
  /** The row's id. */
  readonly id: string;
  /** `<id@domain>` */
  readonly messageId: string;
  /** `<…@domain>`, the same for all mails of a case: they stand together, and apart from those of other cases, whose subjects are alike (spec 9.3). */
  readonly conversation: string;
  readonly caseNumber: string;
  readonly from: { readonly name: string; readonly address: string };
  /** Exactly one address, checked. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** When the mail was enqueued; its Date header. */
  readonly date: Date;
}

/**
 * Why a message was not accepted:
 * - refused: the server does not want it, now or ever (5xx to RCPT or DATA)
 * - deferred: the server says later (4xx)
 * - lost: the conversation broke off; nobody knows whether the server has it
 * - away: the server could not be spoken to at all, or takes no mail of ours, or we broke off; says nothing about the message
 */
export type FailureKind = 'refused' | 'deferred' | 'lost' | 'away';

/** `message`: short, for support's eyes and the log; never an address or a server's own words. */
export class DeliveryError extends Error {
  constructor(
    readonly kind: FailureKind,
    message: string,
  ) {
    super(message);
  }
}

/** For an installation without a mail server: where messages go instead. */
export const TRANSPORT_WITHOUT_SERVER = Symbol('where mails go without a mail server');

/** Where messages go: a mail server, or what stands for it. */
export abstract class MailTransport {
  /** How many messages may be on their way at once. */
  abstract readonly atOnce: number;
  /** Resolves when the other side has the message; else throws a DeliveryError. */
  abstract send(message: Message): Promise<void>;
  /** Throws a DeliveryError while nothing can be sent. */
  abstract checkReachable(): Promise<void>;
  /** Ends what is idle; messages on their way break off. */
  abstract close(): void;
}
