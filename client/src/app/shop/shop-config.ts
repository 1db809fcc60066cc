import { APP_BASE_HREF } from '@angular/common';
import { type HttpInterceptorFn, provideHttpClient, withFetch, withInterceptors } from '@angular/common/http';
import {
  type ApplicationConfig,
  provideBrowserGlobalErrorListeners,
  provideZonelessChangeDetection,
} from '@angular/core';
import { TitleStrategy, provideRouter, withComponentInputBinding, withInMemoryScrolling } from '@angular/router';
import { provideTexts } from '../shared/i18n/provide-texts';
import { ShopTitle } from './frame/shop-title';
import { shopRoutes } from './shop-routes';
import { catchError, throwError } from 'rxjs';
import { ApiProblem } from '../shared/api/api-problem';
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
class ShopTexts implements TranslocoLoader {
  private readonly portal = new TranslationFiles();

  async getTranslation(language: string): Promise<Translation> {
    const [portal, shop] = await Promise.all([this.portal.getTranslation(language), FILES[language as Language]()]);
    return { ...portal, shop: shop.default };
  }
}

/** Turns failures into ApiProblem. A buyer has no session, so a call needs nothing else. */
const shopInterceptor: HttpInterceptorFn = (request, next) =>
  next(request).pipe(catchError((failure: unknown) => throwError(() => ApiProblem.from(failure))));

export const shopConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideZonelessChangeDetection(),
    provideHttpClient(withFetch(), withInterceptors([shopInterceptor])),
    provideRouter(
      shopRoutes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled' }),
    ),
    provideTexts(ShopTexts),
    { provide: APP_BASE_HREF, useValue: '/' },
    { provide: TitleStrategy, useExisting: ShopTitle },
  ],
};
