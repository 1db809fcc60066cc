import { type FieldError, fieldError, type Label, type PaymentQuery } from '../../../contract/src';
import { invalidFields } from '../../shared/errors/domain-error';

const ONE_OF: Label = {
  ja: '「トラッキングID」「受注日時(開始・終了とも)」',
  en: 'tracking ID, both ends of the order date',
};

/**
 * A search must name a payment or a time: without a トラッキングID both ends of 受注日時 are required (422 at each
 * missing field).
 */
export function requireSearch({ trackingId, orderedFrom, orderedTo }: PaymentQuery): void {
  if (trackingId !== undefined || (orderedFrom !== undefined && orderedTo !== undefined)) return;
  const missing = Object.entries({ trackingId, orderedFrom, orderedTo }).filter(([, value]) => value === undefined);
  throw invalidFields(missing.map(([name]): FieldError => fieldError(`/${name}`, 'one_required', { fields: ONE_OF })));
}
