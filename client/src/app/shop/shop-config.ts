import { APP_BASE_HREF } from '@angular/common';
import { provideHttpClient, withFetch, withInterceptors } from '@angular/common/http';
import {
  type ApplicationConfig,
  provideBrowserGlobalErrorListeners,
  provideZonelessChangeDetection,
} from '@angular/core';
import { TitleStrategy, provideRouter, withComponentInputBinding, withInMemoryScrolling } from '@angular/router';
import { provideTexts } from '../shared/i18n/provide-texts';
import { ShopTitle } from './frame/shop-title';
import { shopInterceptor } from './shop-interceptor';
import { shopRoutes } from './shop-routes';
import { ShopTexts } from './shop-texts';

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
