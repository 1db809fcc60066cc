import type { Option } from '@contract';

/**
 * The selected options after one was switched on or off. An exclusive option deselects all others, and any other option
 * deselects it.
 */
export function chosenAfter(
  options: readonly Option[],
  chosen: readonly string[],
  value: string,
  on: boolean,
): readonly string[] {
  if (!on) return chosen.filter((v) => v !== value);
  const isAlone = (v: string) => options.some((o) => o.value === v && o.alone);
  return isAlone(value) ? [value] : [...chosen.filter((v) => v !== value && !isAlone(v)), value];
}
