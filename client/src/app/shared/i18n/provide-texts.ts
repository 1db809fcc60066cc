import { type EnvironmentProviders, inject, isDevMode, makeEnvironmentProviders, provideAppInitializer } from '@angular/core';
import { provideTransloco, provideTranslocoMissingHandler } from '@jsverse/transloco';
import { LanguageChoice } from './language-choice';
import { MissingText } from './missing-text';
import { TranslationFiles } from './translation-files';

/** Texts in Japanese and English; the portal starts when those of the chosen language are there. */
export function provideTexts(): EnvironmentProviders {
  return makeEnvironmentProviders([
    provideTransloco({
      config: { availableLangs: ['ja', 'en'], defaultLang: 'ja', reRenderOnLangChange: true, prodMode: !isDevMode(), missingHandler: { allowEmpty: true } },
      loader: TranslationFiles,
    }),
    provideTranslocoMissingHandler(MissingText),
    provideAppInitializer(() => inject(LanguageChoice).start()),
  ]);
}
