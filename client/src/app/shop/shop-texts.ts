import type { TranslocoLoader, Translation } from '@jsverse/transloco';
import type { Language } from '@contract';
import { TranslationFiles } from '../shared/i18n/translation-files';

const FILES: Record<Language, () => Promise<{ default: Translation }>> = {
  ja: () => import('../../i18n/shop/ja.json'),
  en: () => import('../../i18n/shop/en.json'),
};

/**
 * The shop's own texts and those that it shares with the portal. They are separate, so that the portal's first download
 * contains none of the shop's.
 */
export class ShopTexts implements TranslocoLoader {
  private readonly portal = new TranslationFiles();

  async getTranslation(language: string): Promise<Translation> {
    const [portal, shop] = await Promise.all([this.portal.getTranslation(language), FILES[language as Language]()]);
    return { ...portal, shop: shop.default };
  }
}
