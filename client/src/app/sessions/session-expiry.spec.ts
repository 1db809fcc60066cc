import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, type TestRequest, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import type { SessionView } from '@contract';
import { portalInterceptor } from '../shared/api/portal-interceptor';
import { provideTexts } from '../shared/i18n/provide-texts';
import { Reauthentication } from '../shared/session/reauthentication';
import { SessionStore } from '../shared/session/session-store';
import { sessionView } from '../shared/testing/session-views';
import { SessionExpiry } from './session-expiry';

const MINUTE = 60_000;
let fixture: ComponentFixture<SessionExpiry>;
let server: HttpTestingController;
let expiresAt: number;

/** jsdom has the dialog element but not its methods. */
function openDialogsInJsdom(): void {
  Object.assign(HTMLDialogElement.prototype, {
    showModal(this: HTMLDialogElement) {
      this.open = true;
    },
    close(this: HTMLDialogElement) {
      this.open = false;
    },
  });
}

function view(userId: string | null = 'sato'): SessionView {
  return sessionView(userId, { expiresAt: userId && new Date(expiresAt).toISOString(), now: new Date().toISOString() });
}

async function pass(milliseconds: number): Promise<void> {
  await jest.advanceTimersByTimeAsync(milliseconds);
  fixture.detectChanges();
}

async function polled(answer: SessionView): Promise<TestRequest> {
  const request = server.expectOne('/api/session');
  request.flush(answer);
  await pass(0);
  return request;
}

const dialog = () => (fixture.nativeElement as HTMLElement).querySelector('dialog')!;

beforeEach(async () => {
  jest.useFakeTimers({ now: new Date('2026-11-24T01:00:00Z') });
  openDialogsInJsdom();
  TestBed.configureTestingModule({
    providers: [provideTexts(), provideHttpClient(withInterceptors([portalInterceptor])), provideHttpClientTesting()],
  });
  server = TestBed.inject(HttpTestingController);
  expiresAt = Date.now() + 15 * MINUTE;
  void TestBed.inject(SessionStore).start();
  server.expectOne('/api/session').flush(view());
  fixture = TestBed.createComponent(SessionExpiry);
  await pass(0);
});
afterEach(() => {
  server.verify();
  jest.useRealTimers();
});

describe('the end of a session', () => {
  it('is announced two minutes before, after a request that does not prolong the session', async () => {
    await pass(13 * MINUTE - 1);
    server.expectNone('/api/session');
    await pass(1);
    expect((await polled(view())).request.headers.get('X-Background')).toBe('1');
    expect(dialog().open).toBe(true);
    expect(dialog().textContent).toContain('あと2分0秒');
  });

  it('is postponed by 「操作を続ける」', async () => {
    await pass(13 * MINUTE);
    await polled(view());
    dialog().querySelector('button')!.click();
    await pass(0);
    expiresAt = Date.now() + 15 * MINUTE;
    server.expectOne('/api/session/extension').flush(view());
    await pass(0);
    expect(dialog().open).toBe(false);
    await pass(12 * MINUTE);
    expect(dialog().open).toBe(false);
  });

  it('is not announced when another tab has prolonged the session', async () => {
    await pass(13 * MINUTE);
    expiresAt += 10 * MINUTE;
    await polled(view());
    expect(dialog().open).toBe(false);
  });

  it('opens the login over the page', async () => {
    await pass(13 * MINUTE);
    await polled(view());
    for (let minutes = 0; minutes < 3 && !TestBed.inject(Reauthentication).needed(); minutes += 0.25) {
      await pass(MINUTE / 4);
      const polls = server.match('/api/session');
      for (const poll of polls) poll.flush(view(Date.now() < expiresAt ? 'sato' : null));
      await pass(0);
    }
    expect(Date.now()).toBeGreaterThanOrEqual(expiresAt);
    expect(Date.now()).toBeLessThan(expiresAt + MINUTE);
    expect(TestBed.inject(Reauthentication).needed()).toBe('expired');
    expect(dialog().open).toBe(false);
  });
});

describe('a person who is working', () => {
  const act = (event: string) => document.body.dispatchEvent(new Event(event, { bubbles: true }));
  const extensions = () => server.match('/api/session/extension');

  it.each(['keydown', 'pointerdown', 'wheel', 'input', 'compositionupdate'])(
    'prolongs the session by %s, at most once a minute',
    async (event) => {
      await pass(30_000);
      for (let seconds = 0; seconds < 29; seconds++) {
        act(event);
        await pass(1_000);
      }
      expect(extensions()).toEqual([]);
      await pass(1_000);
      expiresAt = Date.now() + 15 * MINUTE;
      const [first, ...more] = extensions();
      expect(more).toEqual([]);
      first!.flush(view());
      await pass(0);
      for (let seconds = 0; seconds < 59; seconds++) {
        act(event);
        await pass(1_000);
      }
      expect(extensions()).toEqual([]);
      await pass(1_000);
      expect(extensions()).toHaveLength(1);
    },
  );

  it('does not prolong it again where another call has done so', async () => {
    act('keydown');
    await pass(30_000);
    TestBed.inject(SessionStore).noteExpiry(new Date(Date.now() + 15 * MINUTE).toISOString());
    await pass(MINUTE);
    expect(extensions()).toEqual([]);
  });

  it('is not warned while composing a word', async () => {
    act('compositionstart');
    await pass(13 * MINUTE);
    await polled(view());
    expect(dialog().open).toBe(false);
    act('compositionend');
    await pass(1_000);
    expect(dialog().open).toBe(true);
  });
});

describe('without a network', () => {
  it('hides what the session showed after its end', async () => {
    await pass(15 * MINUTE + 5_000);
    for (let round = 0; round < 20; round++) {
      for (const poll of server.match('/api/session')) poll.error(new ProgressEvent('error'));
      await pass(3_000);
    }
    expect(TestBed.inject(Reauthentication).needed()).toBe('expired');
  });
});
