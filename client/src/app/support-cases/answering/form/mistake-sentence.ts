import { type FieldError, fieldErrorMessage } from '@contract';
import type { LanguageChoice } from '../../../shared/i18n/language-choice';

/** What is wrong at a field. Dates come from the browser's own input, which shows them in the person's format: no word of YYYY-MM-DD. */
export function mistakeSentence({ code, params }: FieldError, language: LanguageChoice): string {
  return code === 'invalid_date' ? language.text('answering.invalidDate') : fieldErrorMessage(code, language.current(), params);
}
