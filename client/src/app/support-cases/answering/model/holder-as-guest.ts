import { valueAt } from './draft-path';
import { type Draft, withNotHeld, withValue } from './draft';

const HOLDER = 'reservationHolder';
const COPIED = ['name', 'address', 'phone', 'email'];

/** Copies the reservation holder's details to one guest; a name marked 「保有していない」 is marked there too. */
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
