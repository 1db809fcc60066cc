import { Injectable, computed, inject, signal } from '@angular/core';
import type { LoginRequest, SessionUser, SessionView } from '@contract';
import { ApiProblem } from '../api/api-problem';
import { WriteOutcomes } from '../api/write-outcomes';
import { UnsavedInput } from '../unsaved-input';
import { FreshStart } from './fresh-start';
import { NewVersion } from './new-version';
import { OtherTabs, type TabMessage } from './other-tabs';
import { Reauthentication } from './reauthentication';
import { RunningDay } from './running-day';
import { SessionApi } from './session-api';

/** The person who is logged in, the session's CSRF token and its expiry. */
@Injectable({ providedIn: 'root' })
export class SessionStore {
  private readonly api = inject(SessionApi);
  private readonly outcomes = inject(WriteOutcomes);
  private readonly freshStart = inject(FreshStart);
  private readonly newVersion = inject(NewVersion);
  private readonly otherTabs = inject(OtherTabs);
  private readonly reauthentication = inject(Reauthentication);
  private readonly unsaved = inject(UnsavedInput);
  private readonly view = signal<SessionView | null>(null);
  private readonly present = signal<SessionUser | null>(null);
  private readonly end = signal<number | null>(null);
  private clockOffset = 0;
  private readonly day = new RunningDay(() => this.now());
  private prolonged = 0;

  /** After the session's end this stays the person whose work is on the screen. */
  readonly user = this.present.asReadonly();
  readonly portal = computed(() => this.view()?.portal ?? null);
  /** Milliseconds since 1970 by the server's clock; null while nobody is logged in. */
  readonly expiresAt = this.end.asReadonly();
  /** Today in Asia/Tokyo by the server's clock, `YYYY-MM-DD`; it changes at midnight while pages stay open. */
  readonly today = this.day.current;
  /** Why the portal could not start. */
  readonly failure = signal<ApiProblem | null>(null);

  constructor() {
    this.otherTabs.listen((message) => void this.receive(message));
  }

  get csrfToken(): string {
    return this.view()?.csrfToken ?? '';
  }

  /** The server's time in milliseconds since 1970. */
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

  /** Reads the session without prolonging it; false when nobody is logged in any more. */
  async refresh(): Promise<boolean> {
    const view = await this.api.session();
    await this.take(view);
    return view.user !== null;
  }

  async logIn(request: LoginRequest): Promise<void> {
    await this.take(await this.api.logIn(request), true);
  }

  async extend(): Promise<void> {
    await this.take(await this.api.extendSession());
  }

  /** @param path Where this tab goes afterwards. */
  async logOut(path = '/login'): Promise<void> {
    const isOut = ({ user }: SessionView) => user === null;
    await this.outcomes.send(() => this.api.logOut(), {
      ask: () => this.api.session(),
      arrived: isOut,
      unchanged: (now) => !isOut(now),
    });
    this.otherTabs.broadcast({ event: 'logged_out' });
    this.freshStart.at(path);
  }

  /** Every response except a poll's prolongs the session and carries the new expiry. */
  noteExpiry(instant: string): void {
    const at = Date.parse(instant);
    if (!Number.isFinite(at) || at === this.end()) return;
    this.end.set(at);
    this.prolonged = this.now();
  }

  /** The server's time at which the expiry last changed. */
  get prolongedAt(): number {
    return this.prolonged;
  }

  private async take(view: SessionView, loggedIn = false): Promise<void> {
    const former = this.present();
    // What one person typed, read or sent is never available to the next.
    if (former && view.user && former.userId !== view.user.userId) return this.leave();
    this.clockOffset = Date.parse(view.now) - Date.now();
    this.day.update();
    this.view.set(view);
    if (view.user && (loggedIn || !former)) this.otherTabs.broadcast({ event: 'logged_in', userId: view.user.userId });
    if (view.user && !former) this.newVersion.belongsTo(view.user.userId);
    if (view.user) this.present.set(view.user);
    if (view.expiresAt) this.noteExpiry(view.expiresAt);
  }

  /** The tabs of a browser share one session: nothing of one person stays for the next, nor after a logout. */
  private async receive(message: TabMessage): Promise<void> {
    const user = this.present();
    if (!user) return;
    if (message.event === 'logged_out') return this.endedElsewhere();
    if (message.userId !== user.userId) return this.freshStart.at('/');
    if (this.reauthentication.needed() && (await this.refresh().catch(() => false))) this.reauthentication.done();
  }

  /** Keeps only unsaved input, hidden, for the same person. */
  private endedElsewhere(): void {
    if (this.reauthentication.needed() || this.unsaved.exists()) this.reauthentication.endedElsewhere();
    else this.freshStart.at('/login');
  }

  /**
   * Never resolves: nothing on this page may continue while it is being discarded, least of all a call that waits to be
   * retried.
   */
  private leave(): Promise<never> {
    this.freshStart.at('/');
    return new Promise(() => undefined);
  }
}
