import { bootstrapApplication } from '@angular/platform-browser';
import { portalConfig } from './app/app-config';
import { DemoLogins } from './app/demo/demo-logins';
import { DemoTexts } from './app/demo/demo-texts';
import { LOGIN_HINT } from './app/shared/session/login-hint';
import { AppShell } from './app/shell/app-shell';

// The demo: the portal with its logins below the login form, and a shop. The buyer's pages are a separate application,
// which needs no session and contains nothing of a merchant's.
if (/^\/shop(\/|$)/.test(location.pathname)) void import('./app/shop/start-shop').then(({ startShop }) => startShop());
else void bootstrapApplication(AppShell, portalConfig(DemoTexts, [{ provide: LOGIN_HINT, useValue: DemoLogins }]));
