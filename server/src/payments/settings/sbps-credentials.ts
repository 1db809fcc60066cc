import { type FieldError, fieldError, type SbpsRequest } from '../../../contract/src';
import { invalidFields } from '../../shared/domain-error';
import type { SbpsCredentials } from '../gateways/payment-gateway';

/**
 * What to keep for a service: secrets that were left out are those kept before, unless they would now be sent elsewhere.
 * Throws 422 for each secret that is missing.
 */
export function mergedCredentials(
  { endpoint, merchantId, serviceId, hashKey, encryption }: SbpsRequest,
  before: SbpsCredentials | null,
): SbpsCredentials {
  const kept = before?.endpoint === endpoint ? before : null;
  const merged = {
    hashKey: hashKey ?? kept?.hashKey,
    encryption: encryption === undefined ? kept?.encryption : encryption,
  };
  const missing = Object.entries(merged)
    .filter(([, value]) => value === undefined)
    .map(([name]): FieldError => fieldError(`/sbps/${name}`, 'required'));
  if (missing.length) throw invalidFields(missing);
  return { endpoint, merchantId, serviceId, hashKey: merged.hashKey!, encryption: merged.encryption! };
}
