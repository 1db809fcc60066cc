import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { sessionView } from '../testing/session-views';
import { onNewDay } from './on-new-day';
import { SessionStore } from './session-store';

const HOUR = 60 * 60_000;
let session: SessionStore;
let server: HttpTestingController;

async function receiveTime(now: string): Promise<void> {
  const refreshed = session.refresh();
  server.expectOne('/api/session').flush(sessionView('sato', { now }));
  await refreshed;
}

beforeEach(() => {
  // In Japan it is 23:30 on the 24th.
  jest.useFakeTimers({ now: new Date('2026-11-24T14:30:00Z') });
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
  session = TestBed.inject(SessionStore);
  server = TestBed.inject(HttpTestingController);
});

afterEach(() => jest.useRealTimers());

describe('today', () => {
  it('changes at midnight in Japan while a page stays open', () => {
    expect(session.today()).toBe('2026-11-24');
    jest.advanceTimersByTime(HOUR / 2 - 1);
    expect(session.today()).toBe('2026-11-24');
    jest.advanceTimersByTime(1);
    expect(session.today()).toBe('2026-11-25');
    jest.advanceTimersByTime(24 * HOUR);
    expect(session.today()).toBe('2026-11-26');
  });

  it('follows the server’s clock, whatever the computer’s clock says', async () => {
    await receiveTime('2026-11-30T14:59:00Z');
    expect(session.today()).toBe('2026-11-30');
    jest.advanceTimersByTime(60_000);
    expect(session.today()).toBe('2026-12-01');
  });

  it('is correct as soon as a person logs in again over yesterday’s page', async () => {
    jest.setSystemTime(new Date('2026-11-26T00:00:00Z'));
    expect(session.today()).toBe('2026-11-24');
    const loggedIn = session.logIn({ userId: 'sato', password: 'secret' });
    server.expectOne('/api/session').flush(sessionView('sato', { now: '2026-11-26T00:00:00Z' }));
    await loggedIn;
    expect(session.today()).toBe('2026-11-26');
  });

  it('is corrected within a minute after a computer’s sleep, and immediately when its tab becomes visible', () => {
    jest.setSystemTime(new Date('2026-11-25T23:00:00Z'));
    jest.advanceTimersByTime(60_000);
    expect(session.today()).toBe('2026-11-26');
    jest.setSystemTime(new Date('2026-11-28T00:00:00Z'));
    document.dispatchEvent(new Event('visibilitychange'));
    expect(session.today()).toBe('2026-11-28');
  });

  it('reloads a page that depends on it', () => {
    const updated = jest.fn(() => Promise.resolve());
    TestBed.runInInjectionContext(() => onNewDay(updated));
    TestBed.tick();
    expect(updated).not.toHaveBeenCalled();
    jest.advanceTimersByTime(HOUR);
    TestBed.tick();
    expect(updated).toHaveBeenCalledTimes(1);
  });
});
