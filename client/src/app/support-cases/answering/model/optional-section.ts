import { type AnswerContext, type AnswerSections, type SectionSpec, isBlank, isOptional } from '@contract';
import type { Draft } from './draft';

/** Whether a checkbox switches the section on. A single text (備考) has none: it can just be left empty. */
export function isSwitchable(spec: SectionSpec, sections: AnswerSections, context: AnswerContext): boolean {
  return spec.shape !== 'text' && isOptional(spec, sections, context);
}

/** Whether a section is part of the answer: always, unless it is optional and was neither switched on nor filled in. */
export function isIncluded(spec: SectionSpec, draft: Draft, sections: AnswerSections, context: AnswerContext): boolean {
  if (!isSwitchable(spec, sections, context)) return true;
  const declaresNotHeld = draft.notHeld.some((path) => path.startsWith(`${spec.name}.`));
  return draft.included[spec.name] ?? (declaresNotHeld || hasContent(draft.sections[spec.name]));
}

function hasContent(value: unknown): boolean {
  if (typeof value === 'string') return !isBlank(value);
  if (typeof value === 'object' && value !== null) return Object.values(value).some(hasContent);
  return value !== undefined && value !== null;
}
