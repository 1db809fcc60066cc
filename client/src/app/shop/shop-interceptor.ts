import type { HttpInterceptorFn } from '@angular/common/http';
import { catchError, throwError } from 'rxjs';
import { ApiProblem } from '../shared/api/api-problem';

/** Failures as ApiProblem, as everywhere; a buyer has no session, so there is nothing else to a call. */
export const shopInterceptor: HttpInterceptorFn = (request, next) =>
  next(request).pipe(catchError((failure: unknown) => throwError(() => ApiProblem.from(failure))));
