import { Injectable, computed, inject, signal } from '@angular/core';
import type { LoginRequest, SessionUser, SessionView } from '@contract';
import { ApiProblem } from '../api/api-problem';
import { WriteOutcomes } from '../api/write-outcomes';
import { UnsavedInput } from '../unsaved-input';
import { FreshStart } from './fresh-start';
import { NewVersion } from './new-version';
import { OtherTabs, type TabNews } from './other-tabs';
import { Reauthentication } from './reauthentication';
import { RunningDay } from './running-day';
import { SessionApi } from './session-api';

/** Who is logged in, the session's CSRF token and its end. */
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

  /** Stays, after the session's end, the person whose work is on the screen. */
  readonly user = this.present.asReadonly();
  readonly portal = computed(() => this.view()?.portal ?? null);
  /** Milliseconds since 1970 by the server's clock; null while nobody is logged in. */
  readonly expiresAt = this.end.asReadonly();
  /** Today in Asia/Tokyo by the server's clock, `YYYY-MM-DD`; it goes on at midnight under whatever is open. */
  readonly today = this.day.current;
  /** Why the portal could not start. */
  readonly failure = signal<ApiProblem | null>(null);

  constructor() {
    this.otherTabs.hear((news) => void this.heard(news));
  }

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
    await this.take(await this.api.logIn(request), true);
  }

  async extend(): Promise<void> {
    await this.take(await this.api.extendSession());
  }

  /** @param path where this tab goes then. */
  async logOut(path = '/login'): Promise<void> {
    const isOut = ({ user }: SessionView) => user === null;
    await this.outcomes.of(() => this.api.logOut(), {
      ask: () => this.api.session(),
      arrived: isOut,
      untouched: (now) => !isOut(now),
    });
    this.otherTabs.tell({ event: 'logged_out' });
    this.freshStart.at(path);
  }

  /** Every answer but a polled one prolongs the session and tells until when. */
  noteExpiry(instant: string): void {
    const at = Date.parse(instant);
    if (!Number.isFinite(at) || at === this.end()) return;
    this.end.set(at);
    this.prolonged = this.now();
  }

  /** When the end moved last, by the server's clock. */
  get prolongedAt(): number {
    return this.prolonged;
  }

  private async take(view: SessionView, loggedIn = false): Promise<void> {
    const former = this.present();
    // What one person typed, saw or sent is nothing for the next one.
    if (former && view.user && former.userId !== view.user.userId) return this.leave();
    this.clockOffset = Date.parse(view.now) - Date.now();
    this.day.look();
    this.view.set(view);
    if (view.user && (loggedIn || !former)) this.otherTabs.tell({ event: 'logged_in', userId: view.user.userId });
    if (view.user && !former) this.newVersion.belongsTo(view.user.userId);
    if (view.user) this.present.set(view.user);
    if (view.expiresAt) this.noteExpiry(view.expiresAt);
  }

  /** The tabs of a browser share its session: what one person left in them is nothing for the next one, nor for anybody after a logout. */
  private async heard(news: TabNews): Promise<void> {
    const user = this.present();
    if (!user) return;
    if (news.event === 'logged_out') return this.endedElsewhere();
    if (news.userId !== user.userId) return this.freshStart.at('/');
    if (this.reauthentication.needed() && (await this.refresh().catch(() => false))) this.reauthentication.done();
  }

  /** Only what was typed is kept, and hidden, for the same person. */
  private endedElsewhere(): void {
    if (this.reauthentication.needed() || this.unsaved.exists()) this.reauthentication.endedElsewhere();
    else this.freshStart.at('/login');
  }

  /** Never resolves: nothing of this page may go on while it is thrown away, least of all a call that waits to be sent again. */
  private leave(): Promise<never> {
    this.freshStart.at('/');
    return new Promise(() => undefined);
  }
}
