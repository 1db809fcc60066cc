import type { TranslocoLoader, Translation } from '@jsverse/transloco';
import type { Language } from '@contract';
import { TranslationFiles } from '../shared/i18n/translation-files';

const FILES: Record<Language, () => Promise<{ default: Translation }>> = {
  ja: () => import('../../i18n/shop/ja.json'),
  en: () => import('../../i18n/shop/en.json'),
};

/** The shop's texts beside those that it shares with the portal. Apart from them, so that the portal's first download holds none. */
export class ShopTexts implements TranslocoLoader {
  private readonly portal = new TranslationFiles();

  async getTranslation(language: string): Promise<Translation> {
    const [portal, shop] = await Promise.all([this.portal.getTranslation(language), FILES[language as Language]()]);
    return { ...portal, shop: shop.default };
  }
}
