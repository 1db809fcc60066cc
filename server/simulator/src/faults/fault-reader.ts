import { type Chance, type Fault, FAULT_KINDS, type Faults } from './faults';

/**
 * Reads the body of `POST /_control/faults`: `{"clear":true}`, `{"faults":[…]}`, `{"chance":{…}}`, or several of them,
 * which apply in this order.
 */
export function applyControl(faults: Faults, control: unknown): void {
  const { clear, faults: added = [], chance } = control as { clear?: unknown; faults?: unknown; chance?: unknown };
  if (!Array.isArray(added)) throw new TypeError('faults: a list');
  const read = added.map(faultOf);
  if (clear === true) faults.clear();
  faults.add(...read);
  if (chance) faults.byChance(chanceOf(chance as Chance));
}

function faultOf(one: unknown): Fault {
  const fault = one as Fault;
  if (!FAULT_KINDS.includes(fault.kind) || typeof fault.applied !== 'boolean')
    throw new TypeError(`a fault has a kind (${FAULT_KINDS.join(', ')}) and applied: true or false`);
  if (fault.kind === 'refuse' && !/^[0-9A-Z]{8}$/.test(fault.code ?? ''))
    throw new TypeError('refuse: with a code of 8 characters');
  return fault;
}

function chanceOf(chance: Chance): Chance {
  if (!Number.isInteger(chance.seed) || !(chance.probability >= 0 && chance.probability <= 1))
    throw new TypeError('chance: an integer seed and a probability from 0 to 1');
  return chance;
}
