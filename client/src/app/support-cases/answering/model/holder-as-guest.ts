import { valueAt } from './draft-path';
import { type Draft, withNotHeld, withValue } from './draft';

const HOLDER = 'reservationHolder';
const COPIED = ['name', 'address', 'phone', 'email'];

/** The reservation holder's details as those of one guest; a name that is not held is not held there either. */
export function withHolderAsGuest(draft: Draft, index: number): Draft {
  const copied = COPIED.reduce(
    (filled, field) => withValue(filled, `guests.${index}.${field}`, valueHeld(draft, field)),
    draft,
  );
  return withNotHeld(copied, `guests.${index}.name`, draft.notHeld.includes(`${HOLDER}.name`));
}

function valueHeld(draft: Draft, field: string): unknown {
  return draft.notHeld.includes(`${HOLDER}.${field}`) ? undefined : valueAt(draft.sections, `${HOLDER}.${field}`);
}
