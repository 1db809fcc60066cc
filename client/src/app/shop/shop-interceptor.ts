import type { HttpInterceptorFn } from '@angular/common/http';
import { catchError, throwError } from 'rxjs';
import { ApiProblem } from '../shared/api/api-problem';

/** Turns failures into ApiProblem. A buyer has no session, so a call needs nothing else. */
export const shopInterceptor: HttpInterceptorFn = (request, next) =>
  next(request).pipe(catchError((failure: unknown) => throwError(() => ApiProblem.from(failure))));
