import { bootstrapApplication } from '@angular/platform-browser';
import { portalConfig } from './app/app-config';
import { AppShell } from './app/shell/app-shell';

// The portal of a release; the demo starts with main.demo.ts.
void bootstrapApplication(AppShell, portalConfig());
