import { type FieldError, type Language, fieldErrorMessage } from '@contract';

const ISO_DATE = /\b(\d{4})-(\d{2})-(\d{2})\b(?!-)/g;

/** The contract's message for a field error, with dates formatted as in the portal. */
export function mistakeSentence({ code, params }: Pick<FieldError, 'code' | 'params'>, language: Language): string {
  const sentence = fieldErrorMessage(code, language, params);
  return language === 'ja' ? sentence.replace(ISO_DATE, '$1/$2/$3') : sentence;
}
