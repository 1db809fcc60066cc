import { fieldError, isSupport, type Label } from '../../contract/src';
import type { CurrentUser } from './current-user';
import { invalidFields } from '../shared/errors/domain-error';

/** The filters that restrict a list to one merchant. */
interface MerchantFilter {
  /** A MID; support only. */
  readonly merchant?: string;
  /** `SID`, or for support `MID-SID`. */
  readonly service?: string;
}

const OWN_SERVICE: Label = { ja: 'この加盟店のSIDを指定してください。', en: 'Give a SID of this merchant.' };

/**
 * The merchant whose rows a list shows; null = all merchants, for support. Throws 422 if a merchant's user names
 * another merchant, or support names two different ones.
 */
export function merchantOf(user: CurrentUser, { merchant, service }: MerchantFilter): string | null {
  const ofService = service?.includes('-') ? service.slice(0, 5) : undefined;
  if (!isSupport(user.role)) {
    if (merchant !== undefined) throw invalidFields([fieldError('/merchant', 'not_asked')]);
    if (ofService !== undefined && ofService !== user.merchantId)
      throw invalidFields([fieldError('/service', 'invalid_option', { expected: OWN_SERVICE })]);
    return user.merchantId;
  }
  if (merchant !== undefined && ofService !== undefined && merchant !== ofService)
    throw invalidFields([fieldError('/service', 'invalid_option', { expected: OWN_SERVICE })]);
  return merchant ?? ofService ?? null;
}
