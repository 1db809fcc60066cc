import {
  type EnvironmentProviders,
  type Type,
  inject,
  isDevMode,
  makeEnvironmentProviders,
  provideAppInitializer,
} from '@angular/core';
import {
  type TranslocoLoader,
  type TranslocoMissingHandler,
  provideTransloco,
  provideTranslocoMissingHandler,
} from '@jsverse/transloco';
import { LanguageChoice } from './language-choice';
import { TranslationFiles } from './translation-files';

/** Texts in Japanese and English; the application starts when those of the chosen language are loaded. */
export function provideTexts(loader: Type<TranslocoLoader> = TranslationFiles): EnvironmentProviders {
  return makeEnvironmentProviders([
    provideTransloco({
      config: {
        availableLangs: ['ja', 'en'],
        defaultLang: 'ja',
        reRenderOnLangChange: true,
        prodMode: !isDevMode(),
        missingHandler: { allowEmpty: true },
      },
      loader,
    }),
    provideTranslocoMissingHandler(MissingText),
    provideAppInitializer(() => inject(LanguageChoice).start()),
  ]);
}

/** A missing text throws in development and in tests; in production the page shows its key rather than nothing. */
class MissingText implements TranslocoMissingHandler {
  handle(key: string): string {
    if (isDevMode()) throw new Error(`No text for "${key}"`);
    return key;
  }
}
