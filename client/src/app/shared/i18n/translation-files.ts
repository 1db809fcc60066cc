import type { TranslocoLoader, Translation } from '@jsverse/transloco';
import type { Language } from '@contract';

const FILES: Record<Language, () => Promise<{ default: Translation }>> = {
  ja: () => import('../../../i18n/ja'),
  en: () => import('../../../i18n/en'),
};

/** Loads the texts of one language from the bundle, without a request that a strict CSP or a proxy could refuse. */
export class TranslationFiles implements TranslocoLoader {
  async getTranslation(language: string): Promise<Translation> {
    return (await FILES[language as Language]()).default;
  }
}
