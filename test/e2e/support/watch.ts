import type { BrowserContext } from '@playwright/test';

/** The browser reports this for the test's own scripts in a mail's frame, where the portal allows none. */
const SANDBOXED = /^Blocked script execution in .* because the document's frame is sandboxed/;
const LOG_VIOLATIONS = `addEventListener('securitypolicyviolation', (e) => console.error('policy violated:', e.violatedDirective, e.blockedURI))`;

/**
 * Records every error that a browser reports: console errors, exceptions, violations of the Content Security Policy.
 */
export class Watch {
  private readonly reported: string[] = [];
  private readonly awaited: RegExp[] = [];

  async over(context: BrowserContext): Promise<void> {
    await context.addInitScript({ content: LOG_VIOLATIONS });
    context.on(
      'console',
      (message) => message.type() === 'error' && this.reported.push(`${message.text()} ${message.location().url}`),
    );
    context.on('weberror', (failure) => this.reported.push(String(failure.error().stack)));
  }

  /** Announces an error that this test causes: `/status of 409 .*answer/`. */
  expects(complaint: RegExp): void {
    this.awaited.push(complaint);
  }

  complaints(): string[] {
    return this.reported.filter((line) => !SANDBOXED.test(line) && !this.awaited.some((known) => known.test(line)));
  }
}
