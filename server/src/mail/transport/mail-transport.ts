/**
 * A mail as it is sent. Every attempt of a row has the same ids, recipient and date; the texts tell what is true at that
 * time.
 */
export interface Message {
  /** The row's id. */
  readonly id: string;
  /** `<id@domain>` */
  readonly messageId: string;
  /**
   * `<…@domain>`, the same for all mails about a case, so that they form a thread of their own although the subjects of
   * other cases are alike (spec 9.3).
   */
  readonly conversation: string;
  /** The number of the case. */
  readonly about: string;
  readonly from: { readonly name: string; readonly address: string };
  /** Exactly one address, validated. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** When the mail was enqueued; its Date header. */
  readonly date: Date;
}

/**
 * Why a message was not accepted:
 * - refused: the server rejects it permanently (5xx to RCPT or DATA)
 * - deferred: the server asks to try again later (4xx)
 * - lost: the session was interrupted; it is unknown whether the server has accepted it
 * - away: the server was not reached, accepts none of our mails, or we aborted; says nothing about the message
 */
export type FailureKind = 'refused' | 'deferred' | 'lost' | 'away';

/** `message`: short, for support and the log; never contains an address or a server's own text. */
export class DeliveryError extends Error {
  constructor(
    readonly kind: FailureKind,
    message: string,
  ) {
    super(message);
  }
}

/** The transport of an installation without a mail server. */
export const TRANSPORT_WITHOUT_SERVER = Symbol('where mails go without a mail server');

/** Delivers messages: to a mail server, or to its substitute. */
export abstract class MailTransport {
  /** How many messages may be in delivery at the same time. */
  abstract readonly atOnce: number;
  /** Resolves when the other side has accepted the message; otherwise throws a DeliveryError. */
  abstract send(message: Message): Promise<void>;
  /** Throws a DeliveryError while no mail can be sent. */
  abstract checkReachable(): Promise<void>;
  /** Ends idle connections; messages in delivery are aborted. */
  abstract close(): void;
}
