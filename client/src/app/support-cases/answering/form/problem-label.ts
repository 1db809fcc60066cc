import type { LanguageChoice } from '../../../shared/i18n/language-choice';
import type { FieldProblem } from '../model/field-problem';

/**
 * The location of an error as text: 「ご購入者情報:氏名」, 「宿泊者情報 2件目:氏名」; empty for an error of the whole
 * answer.
 */
export function problemLabel({ section, item, field }: FieldProblem, language: LanguageChoice): string {
  if (!section) return language.text('answering.missing.whole');
  const names = { section: language.label(section), item };
  if (!field) return names.section;
  return language.text(item === null ? 'answering.missing.place' : 'answering.missing.itemPlace', {
    ...names,
    field: language.label(field),
  });
}
