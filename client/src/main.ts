import { bootstrapApplication } from '@angular/platform-browser';
import { appConfig } from './app/app-config';
import { AppShell } from './app/shell/app-shell';

// The buyer's pages are an application of their own: no session is asked for there, and nothing of a merchant's is near.
if (/^\/shop(\/|$)/.test(location.pathname)) void import('./app/shop/start-shop').then(({ startShop }) => startShop());
else void bootstrapApplication(AppShell, appConfig);
