import { type FieldError, type Language, fieldErrorMessage } from '@contract';

const ISO_DATE = /\b(\d{4})-(\d{2})-(\d{2})\b(?!-)/g;

/** What is wrong at a field, in the words of the contract; dates as the portal's own pages write them. */
export function mistakeSentence({ code, params }: Pick<FieldError, 'code' | 'params'>, language: Language): string {
  const sentence = fieldErrorMessage(code, language, params);
  return language === 'ja' ? sentence.replace(ISO_DATE, '$1/$2/$3') : sentence;
}
