import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { PasswordRequest } from '@contract';

/** What a one-time link is good for. Rejects with an ApiProblem when it fails. */
@Injectable({ providedIn: 'root' })
export class PasswordApi {
  private readonly http = inject(HttpClient);

  set(request: PasswordRequest): Promise<void> {
    return firstValueFrom(this.http.post<void>('/api/password', request));
  }
}
