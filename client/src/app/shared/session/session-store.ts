import { Injectable, computed, inject, signal } from '@angular/core';
import type { LoginRequest, SessionUser, SessionView } from '@contract';
import { ApiProblem } from '../api/api-problem';
import { PortalApi } from '../api/portal-api';
import { FreshStart } from './fresh-start';
import { OtherTabs } from './other-tabs';
import { RunningDay } from './running-day';

/** Who is logged in, the session's CSRF token and its end. */
@Injectable({ providedIn: 'root' })
export class SessionStore {
  private readonly api = inject(PortalApi);
  private readonly freshStart = inject(FreshStart);
  private readonly otherTabs = inject(OtherTabs);
  private readonly view = signal<SessionView | null>(null);
  private readonly present = signal<SessionUser | null>(null);
  private readonly end = signal<number | null>(null);
  private clockOffset = 0;
  private readonly day = new RunningDay(() => this.now());

  /** Stays, after the session's end, the person whose work is on the screen. */
  readonly user = this.present.asReadonly();
  readonly portal = computed(() => this.view()?.portal ?? null);
  /** Milliseconds since 1970 by the server's clock; null while nobody is logged in. */
  readonly expiresAt = this.end.asReadonly();
  /** Today in Asia/Tokyo by the server's clock, `YYYY-MM-DD`; it goes on at midnight under whatever is open. */
  readonly today = this.day.current;
  /** Why the portal could not start. */
  readonly failure = signal<ApiProblem | null>(null);

  get csrfToken(): string {
    return this.view()?.csrfToken ?? '';
  }

  /** Now by the server's clock, in milliseconds since 1970. */
  now(): number {
    return Date.now() + this.clockOffset;
  }

  async start(): Promise<void> {
    try {
      await this.take(await this.api.session());
    } catch (failure) {
      this.failure.set(ApiProblem.from(failure));
    }
  }

  /** Asks the server, without prolonging the session; false when nobody is logged in there any more. */
  async refresh(): Promise<boolean> {
    const view = await this.api.session();
    await this.take(view);
    return view.user !== null;
  }

  async logIn(request: LoginRequest): Promise<void> {
    await this.take(await this.api.logIn(request));
  }

  async extend(): Promise<void> {
    await this.take(await this.api.extendSession());
  }

  async logOut(): Promise<void> {
    await this.api.logOut();
    this.freshStart.at('/login');
  }

  /** Every answer but a polled one prolongs the session and tells until when. */
  noteExpiry(instant: string): void {
    const at = Date.parse(instant);
    if (Number.isFinite(at)) this.end.set(at);
  }

  private async take(view: SessionView): Promise<void> {
    const former = this.present();
    // What one person typed, saw or sent is nothing for the next one.
    if (former && view.user && former.userId !== view.user.userId) return this.leave();
    this.clockOffset = Date.parse(view.now) - Date.now();
    this.day.look();
    this.view.set(view);
    if (view.user) {
      this.present.set(view.user);
      this.otherTabs.tell(view.user.userId);
    }
    if (view.expiresAt) this.noteExpiry(view.expiresAt);
  }

  /** Never resolves: nothing of this page may go on while it is thrown away, least of all a call that waits to be sent again. */
  private leave(): Promise<never> {
    this.freshStart.at('/');
    return new Promise(() => undefined);
  }
}
