import type { TranslocoLoader, Translation } from '@jsverse/transloco';
import type { Language } from '@contract';
import { TranslationFiles } from '../shared/i18n/translation-files';

const FILES: Record<Language, () => Promise<{ default: Translation }>> = {
  ja: () => import('../../i18n/demo/ja.json'),
  en: () => import('../../i18n/demo/en.json'),
};

/** The portal's texts, and those that only the demo has. */
export class DemoTexts implements TranslocoLoader {
  private readonly portal = new TranslationFiles();

  async getTranslation(language: string): Promise<Translation> {
    const [portal, demo] = await Promise.all([this.portal.getTranslation(language), FILES[language as Language]()]);
    return { ...portal, demo: demo.default };
  }
}
