import type { Conduct } from '../cards/test-cards';
import type { Fault } from './faults';

const LOST: Partial<Record<Conduct, readonly string[]>> = {
  'lost-authorization': ['ST01-00131-101', 'ST01-00118-101'],
  'lost-confirmation': ['ST02-00101-101'],
  'lost-capture': ['ST02-00201-101'],
  'lost-refund': ['ST02-00303-101'],
};

/** The fault that a test card causes for a request that took effect. */
export function faultOfCard(conduct: Conduct | null, requestId: string | null): Fault | null {
  if (conduct === 'slow') return { kind: 'slow', applied: true };
  return conduct && requestId && LOST[conduct]?.includes(requestId) ? { kind: 'drop', applied: true } : null;
}
