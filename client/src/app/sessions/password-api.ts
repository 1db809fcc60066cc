import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { PasswordRequest } from '@contract';

/** Passwords by a one-time link. A failing call rejects with an ApiProblem. */
@Injectable({ providedIn: 'root' })
export class PasswordApi {
  private readonly http = inject(HttpClient);

  set(request: PasswordRequest): Promise<void> {
    return firstValueFrom(this.http.post<void>('/api/password', request));
  }
}
