import { checkValue, type DateRule, type FieldKind } from '../../../server/contract/src';
import { TODAY } from './checked-answer';

/** The normalised value, or the code of its error as `refused` has it. */
export function checked(kind: FieldKind, value: unknown, dateRule?: DateRule): unknown {
  const result = checkValue({ name: 'x', label: { ja: '項目', en: 'Item' }, kind }, value, {
    today: TODAY,
    ownIdentifiers: [],
    dateRule,
  });
  return 'error' in result ? { error: result.error } : result.value;
}

export function refused(error: string): object {
  return { error };
}
