import type { Label } from '../../contract/src';
import type { Statement } from '../shared/database/statement';

/** What a mail's row says about its subject. */
export interface SubjectKey {
  readonly id: string;
  readonly merchantId: string;
  readonly caseId: string | null;
}

/** What every mail says about the portal, and when it leaves. */
export interface Sending {
  readonly providerName: string;
  readonly portalUrl: URL;
  readonly now: Date;
}

/** Names the mail that a row was read for. */
export interface ForMail {
  readonly mailId: string;
}

/** The kind of thing that mails are about: how it is read from the database when they leave. */
export interface Subject<Found> {
  readonly kind: string;
  /** One statement for all mails of a batch; it returns one row per mail whose subject exists. */
  read(mails: readonly SubjectKey[]): Statement<Found & ForMail>;
  /** Identifies the thing to people: mails about the same one form a thread (spec 9.3). */
  nameOf(found: Found): string;
}

/** One mail: what it is about, and what its template is filled with. */
export interface MailEntry<Found, Facts, Variables> {
  /** Its name in the list of a case's mails. */
  readonly name: Label;
  readonly subject: Subject<Found>;
  /**
   * false: what it reports or asks for is no longer so, and it is not sent (spec 9.3). Rows of the former version have
   * no facts.
   */
  isStillTrue(found: Found, facts: Partial<Facts>): boolean;
  /** Texts, and lists of objects of texts; none is empty. */
  variables(found: Found, sending: Sending): Variables;
}
