import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';
import type { ProblemCode } from '@contract';
import { provideTexts } from '../i18n/provide-texts';
import { FreshStart } from '../session/fresh-start';
import { Reauthentication } from '../session/reauthentication';
import { SessionApi } from '../session/session-api';
import { SessionStore } from '../session/session-store';
import { sessionView } from '../testing/session-views';
import { portalInterceptor } from './portal-interceptor';

const turn = () => new Promise((resolve) => setTimeout(resolve));
const starts: string[] = [];
let http: HttpClient;
let session: SessionStore;
let server: HttpTestingController;
let reauthentication: Reauthentication;

const caseCounts = () => firstValueFrom(http.get('/api/case-counts'));
const reopen = () => firstValueFrom(http.post('/api/cases/SD-1/reopening', { reason: '訂正', version: 2 }));

async function answerSession(userId: string | null, csrfToken: string): Promise<void> {
  server.expectOne('/api/session').flush(sessionView(userId, { csrfToken }));
  await turn();
}

function refuse(url: string, status: number, code: ProblemCode, headers = {}): void {
  server
    .expectOne(url)
    .flush({ type: 'about:blank', title: code, status, code }, { status, statusText: code, headers });
}

beforeEach(async () => {
  starts.length = 0;
  TestBed.configureTestingModule({
    providers: [
      provideTexts(),
      provideHttpClient(withInterceptors([portalInterceptor])),
      provideHttpClientTesting(),
      { provide: FreshStart, useValue: { at: (path: string) => starts.push(path) } },
    ],
  });
  [http, session, server, reauthentication] = [
    TestBed.inject(HttpClient),
    TestBed.inject(SessionStore),
    TestBed.inject(HttpTestingController),
    TestBed.inject(Reauthentication),
  ];
  void session.start();
  await answerSession('sato', 'first token');
});
afterEach(() => server.verify());

describe('a call to the portal’s API', () => {
  it('carries the CSRF token where it changes something, and marks polls', () => {
    void reopen();
    expect(server.expectOne('/api/cases/SD-1/reopening').request.headers.get('X-CSRF-Token')).toBe('first token');
    void caseCounts();
    const { headers } = server.expectOne('/api/case-counts').request;
    expect([headers.has('X-CSRF-Token'), headers.has('X-Background')]).toEqual([false, false]);
    void TestBed.inject(SessionApi).session();
    expect(server.expectOne('/api/session').request.headers.get('X-Background')).toBe('1');
  });

  it('takes the session’s expiry from every response', async () => {
    void caseCounts();
    server
      .expectOne('/api/case-counts')
      .flush({ categories: [] }, { headers: { 'X-Session-Expires-At': '2026-11-24T03:15:00.000Z' } });
    await turn();
    expect(session.expiresAt()).toBe(Date.parse('2026-11-24T03:15:00.000Z'));
  });

  it('is retried with the new token after the same person has logged in again', async () => {
    const counts = caseCounts();
    const reopening = reopen();
    refuse('/api/case-counts', 401, 'unauthenticated');
    refuse('/api/cases/SD-1/reopening', 401, 'unauthenticated');
    expect(reauthentication.needed()).toBe('expired');
    void session.logIn({ userId: 'sato', password: 'secret' }).then(() => reauthentication.done());
    await answerSession('sato', 'second token');
    server.expectOne('/api/case-counts').flush({ categories: [] });
    const again = server.expectOne('/api/cases/SD-1/reopening');
    expect(again.request.headers.get('X-CSRF-Token')).toBe('second token');
    expect(again.request.body).toEqual({ reason: '訂正', version: 2 });
    again.flush({ caseNumber: 'SD-1' });
    expect([await counts, await reopening]).toEqual([{ categories: [] }, { caseNumber: 'SD-1' }]);
    expect(reauthentication.needed()).toBeNull();
  });

  it('that writes is not retried once its page is gone; a read is', async () => {
    const counts = caseCounts();
    const refused = expect(reopen()).rejects.toMatchObject({
      code: 'unauthenticated',
    });
    refuse('/api/case-counts', 401, 'unauthenticated');
    refuse('/api/cases/SD-1/reopening', 401, 'unauthenticated');
    reauthentication.endedElsewhere();
    expect(reauthentication.gone()).toBe(true);
    void session.logIn({ userId: 'sato', password: 'secret' }).then(() => reauthentication.done());
    await answerSession('sato', 'second token');
    server.expectOne('/api/case-counts').flush({ categories: [] });
    server.expectNone('/api/cases/SD-1/reopening');
    await refused;
    expect([await counts, reauthentication.gone()]).toEqual([{ categories: [] }, false]);
  });

  it('is never retried for another person, and everything is discarded', async () => {
    void reopen();
    refuse('/api/cases/SD-1/reopening', 401, 'unauthenticated');
    void session.logIn({ userId: 'kobayashi', password: 'secret' }).then(() => reauthentication.done());
    await answerSession('kobayashi', 'other token');
    expect(starts).toEqual(['/']);
    expect(session.user()?.userId).toBe('sato');
  });

  it('fetches a new token and retries once when its token is outdated', async () => {
    void reopen();
    refuse('/api/cases/SD-1/reopening', 403, 'csrf_refused');
    await answerSession('sato', 'renewed token');
    expect(server.expectOne('/api/cases/SD-1/reopening').request.headers.get('X-CSRF-Token')).toBe('renewed token');
  });

  it('that writes counts as lost after the time limit; a read keeps waiting', async () => {
    jest.useFakeTimers();
    const lost = expect(reopen()).rejects.toMatchObject({
      code: 'unreachable',
      status: 0,
      leavesOpen: true,
    });
    const counts = caseCounts();
    const sent = server.expectOne('/api/cases/SD-1/reopening');
    await jest.advanceTimersByTimeAsync(44_000);
    expect(sent.cancelled).toBe(false);
    await jest.advanceTimersByTimeAsync(1_000);
    await lost;
    server.expectOne('/api/case-counts').flush({ categories: [] });
    expect([sent.cancelled, await counts]).toEqual([true, { categories: [] }]);
    jest.useRealTimers();
  });

  it('fails with the server’s problem, its field errors and Retry-After', async () => {
    const login = session.logIn({ userId: 'sato', password: 'wrong' });
    refuse('/api/session', 429, 'too_many_attempts', { 'Retry-After': '540' });
    await expect(login).rejects.toMatchObject({ code: 'too_many_attempts', status: 429, retryAfterSeconds: 540 });
    const list = firstValueFrom(http.post('/api/cases/search', { q: 'x' }));
    server
      .expectOne('/api/cases/search')
      .flush(
        { code: 'invalid_fields', errors: [{ pointer: '/q', code: 'too_long', message: '長い' }] },
        { status: 422, statusText: '' },
      );
    await expect(list).rejects.toMatchObject({ code: 'invalid_fields', errors: [{ pointer: '/q' }] });
    const counts = caseCounts();
    server.expectOne('/api/case-counts').error(new ProgressEvent('error'));
    await expect(counts).rejects.toMatchObject({ code: 'unreachable', status: 0 });
  });
});
