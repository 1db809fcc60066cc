import type { Translation, TranslocoLoader } from '@jsverse/transloco';
import en from '../../../i18n/en';
import ja from '../../../i18n/ja';
import pagesEn from '../../../i18n/pages.en';
import pagesJa from '../../../i18n/pages.ja';

/** For specs of pages that are downloaded later: provides all texts. */
export class AllTexts implements TranslocoLoader {
  getTranslation(language: string): Promise<Translation> {
    return Promise.resolve(language === 'en' ? { ...en, ...pagesEn } : { ...ja, ...pagesJa });
  }
}
