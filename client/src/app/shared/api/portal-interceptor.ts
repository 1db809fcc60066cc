import {
  type HttpEvent,
  type HttpHandlerFn,
  type HttpInterceptorFn,
  type HttpRequest,
  HttpResponseBase,
} from '@angular/common/http';
import { inject } from '@angular/core';
import {
  type MonoTypeOperatorFunction,
  type Observable,
  catchError,
  defer,
  finalize,
  from,
  identity,
  switchMap,
  tap,
  throwError,
  timeout,
} from 'rxjs';
import { Reauthentication } from '../session/reauthentication';
import { SessionStore } from '../session/session-store';
import { Progress } from '../ui/notices/progress';
import { ApiProblem } from './api-problem';
import { BACKGROUND } from './background';

/**
 * A write without a reply after this time counts as lost (`WriteOutcomes`): a card company may take 20 seconds, and a
 * dead connection stays silent forever.
 */
const WRITE_LIMIT_MS = 45_000;

/**
 * What every call to the portal's API needs: the CSRF token, the session's expiry from the response, a login over the
 * page when the session has ended (after which the same call is retried), and failures as ApiProblem.
 */
export const portalInterceptor: HttpInterceptorFn = (request, next) => {
  const session = inject(SessionStore);
  const reauthentication = inject(Reauthentication);
  const progress = inject(Progress);
  const send = () => sent(request, next, session).pipe(request.context.get(BACKGROUND) ? identity : shownBy(progress));
  return send().pipe(
    catchError((problem: ApiProblem) => {
      if (request.context.get(BACKGROUND) || !session.user()) return tokenRenewed(problem, session, send);
      // A write is not retried when its page is gone: nobody can see any more what it was about.
      const sendAgain = (pageStayed: boolean) =>
        pageStayed || request.method === 'GET' ? send() : throwError(() => problem);
      if (problem.code === 'unauthenticated') return from(reauthentication.ask()).pipe(switchMap(sendAgain));
      if (problem.code !== 'csrf_refused') return throwError(() => problem);
      return from(session.refresh()).pipe(
        switchMap((present) => (present ? Promise.resolve(true) : reauthentication.ask())),
        switchMap(sendAgain),
      );
    }),
  );
};

/** Before a login only the CSRF token can be outdated, as on a login page that was left open. */
function tokenRenewed(
  problem: ApiProblem,
  session: SessionStore,
  send: () => Observable<HttpEvent<unknown>>,
): Observable<HttpEvent<unknown>> {
  if (problem.code !== 'csrf_refused') return throwError(() => problem);
  return from(session.refresh()).pipe(switchMap(send));
}

function shownBy(progress: Progress): MonoTypeOperatorFunction<HttpEvent<unknown>> {
  return (call) =>
    defer(() => {
      const end = progress.begin();
      return call.pipe(finalize(end));
    });
}

function sent(
  request: HttpRequest<unknown>,
  next: HttpHandlerFn,
  session: SessionStore,
): Observable<HttpEvent<unknown>> {
  return defer(() => next(request.clone({ setHeaders: headers(request, session.csrfToken) }))).pipe(
    request.method === 'GET' ? identity : timeout(WRITE_LIMIT_MS),
    tap((event) => {
      const expiry = event instanceof HttpResponseBase ? event.headers.get('X-Session-Expires-At') : null;
      if (expiry) session.noteExpiry(expiry);
    }),
    catchError((failure: unknown) => throwError(() => ApiProblem.from(failure))),
  );
}

function headers(request: HttpRequest<unknown>, csrfToken: string): Record<string, string> {
  const background: Record<string, string> = request.context.get(BACKGROUND) ? { 'X-Background': '1' } : {};
  if (request.method === 'GET') return background;
  return { ...background, 'X-CSRF-Token': csrfToken };
}
