import { APP_BASE_HREF } from '@angular/common';
import { provideHttpClient, withFetch, withInterceptors } from '@angular/common/http';
import {
  type ApplicationConfig,
  type Provider,
  type Type,
  inject,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
  provideZonelessChangeDetection,
} from '@angular/core';
import {
  TitleStrategy,
  provideRouter,
  withComponentInputBinding,
  withInMemoryScrolling,
  withNavigationErrorHandler,
  withRouterConfig,
} from '@angular/router';
import type { TranslocoLoader } from '@jsverse/transloco';
import { routes } from './routes';
import { portalInterceptor } from './shared/api/portal-interceptor';
import { provideTexts } from './shared/i18n/provide-texts';
import { providePageHistory } from './shared/page-history';
import { PageTitle } from './shared/page-title';
import { SessionStore } from './shared/session/session-store';
import { onPageLoadFailure } from './shell/page-load-failure';

/** @param texts The demo's texts in place of the portal's. @param more Providers that only the demo has. */
export const portalConfig = (texts?: Type<TranslocoLoader>, more: readonly Provider[] = []): ApplicationConfig => ({
  providers: [
    ...more,
    provideBrowserGlobalErrorListeners(),
    provideZonelessChangeDetection(),
    provideHttpClient(withFetch(), withInterceptors([portalInterceptor])),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled' }),
      withNavigationErrorHandler(onPageLoadFailure),
      // A cancelled navigation leaves the history unchanged, and each history entry stores its position (PageHistory
      // needs it).
      withRouterConfig({ canceledNavigationResolution: 'computed' }),
    ),
    provideTexts(texts),
    provideAppInitializer(() => inject(SessionStore).start()),
    providePageHistory(),
    // This replaces a base element, which the portal's CSP refuses.
    { provide: APP_BASE_HREF, useValue: '/' },
    { provide: TitleStrategy, useExisting: PageTitle },
  ],
});
