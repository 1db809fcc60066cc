import { readGatewayCode } from '../../../../contract/src';
import type { Answer } from './protocol/exchange';

/** The provider executes a request only between its date and its limit. */
const EXPIRED = '10';
const SECOND_MS = 1_000;

/**
 * A problem on this side rather than at the provider, as a sentence for the log; null if there is none. `now` by this
 * machine's clock.
 */
export function troubleOf(answer: Answer, now: Date): string | null {
  if (answer.kind === 'unsent')
    return answer.cause
      ? `not executed: ${answer.code} (${answer.cause}); look at the endpoint and the account in the payment settings`
      : null;
  if (answer.kind === 'ok' && answer.unreadable.length)
    return `${answer.unreadable.join(', ')} cannot be decrypted; look at the 3DES key and IV in the payment settings`;
  if (answer.kind !== 'ng' || readGatewayCode(answer.code)?.type !== EXPIRED) return null;
  return `refused as expired (${answer.code}): this machine's clock is probably wrong${answer.saidAt ? `, ${difference(now, answer.saidAt)}` : ''}`;
}

function difference(ours: Date, theirs: Date): string {
  const seconds = Math.round((theirs.getTime() - ours.getTime()) / SECOND_MS);
  return `${Math.abs(seconds)} s ${seconds >= 0 ? 'behind' : 'ahead of'} the provider's`;
}
