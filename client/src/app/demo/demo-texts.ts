import type { TranslocoLoader, Translation } from '@jsverse/transloco';
import type { Language } from '@contract';
import en from '../../i18n/demo/en.json';
import ja from '../../i18n/demo/ja.json';
import { TranslationFiles } from '../shared/i18n/translation-files';

const DEMO: Record<Language, Translation> = { ja, en };

/** The portal's texts and those that only the demo has. */
export class DemoTexts implements TranslocoLoader {
  private readonly portal = new TranslationFiles();

  async getTranslation(language: string): Promise<Translation> {
    return { ...(await this.portal.getTranslation(language)), demo: DEMO[language as Language] };
  }
}
