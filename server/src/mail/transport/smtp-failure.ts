import { DeliveryError, type FailureKind } from './mail-transport';

/** Nodemailer's properties of a failure. */
interface SmtpError extends Error {
  readonly code?: string;
  readonly originalCode?: string;
  readonly command?: string;
  readonly responseCode?: number;
  readonly response?: string;
  readonly syscall?: string;
  readonly timeoutType?: string;
}

/** Commands whose reply is about this one message. */
const ABOUT_THE_MESSAGE = ['RCPT TO', 'DATA'];
/** Failures before the message is transferred: names, TLS, greeting, login, configuration. */
const BEFORE_THE_MESSAGE = [
  'EDNS',
  'ETLS',
  'EREQUIRETLS',
  'EAUTH',
  'ENOAUTH',
  'EOAUTH2',
  'ECONFIG',
  'EPROXY',
  'EPROTOCOL',
];
/** Wrong order of commands: the fault is the session's, not the message's. */
const BAD_SEQUENCE = 503;
const ENHANCED_CODE = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/;

/** Classifies a failure of the SMTP client; its text is dropped, as it may quote the recipient. */
export function smtpFailure(error: unknown): DeliveryError {
  const failure = error as SmtpError;
  return new DeliveryError(kindOf(failure), nameOf(failure));
}

function kindOf({ code = '', command = '', responseCode, ...how }: SmtpError): FailureKind {
  if (ABOUT_THE_MESSAGE.includes(command) && responseCode) return isFinal(responseCode) ? 'refused' : 'deferred';
  if (command === 'API' && (code === 'EENVELOPE' || code === 'EMESSAGE')) return 'refused'; // The message was never sent: no server could accept such an address.
  if (command === 'MAIL FROM' || BEFORE_THE_MESSAGE.includes(code)) return 'away';
  return isUnconnected({ code, command, ...how }) ? 'away' : 'lost';
}

function isFinal(responseCode: number): boolean {
  return responseCode >= 500 && responseCode !== BAD_SEQUENCE;
}

/** No session had begun: refused, no route, no greeting. Nodemailer uses `CONN` for the middle of a session, too. */
function isUnconnected({
  code,
  command,
  syscall,
  timeoutType,
}: Pick<SmtpError, 'code' | 'command' | 'syscall' | 'timeoutType'>): boolean {
  if (code === 'ETIMEDOUT') return timeoutType !== 'SOCKET_TIMEOUT';
  if (code === 'ESOCKET') return syscall !== 'read' && syscall !== 'write'; // The connection itself failed, or its certificate was not accepted.
  return code === 'ECONNECTION' && command !== 'CONN';
}

function nameOf({ code, originalCode, command, responseCode, response, timeoutType }: SmtpError): string {
  if (responseCode)
    return `SMTP ${[responseCode, ENHANCED_CODE.exec(response ?? '')?.[1]].filter(Boolean).join(' ')}${command ? ` (${command})` : ''}`;
  return originalCode ?? timeoutType ?? code ?? 'unknown failure';
}
