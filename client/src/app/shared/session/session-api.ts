import { HttpClient, HttpContext } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { LoginRequest, SessionView } from '@contract';
import { BACKGROUND } from '../api/background';

/** The session of the portal's API (contract/portal-api). A failing call rejects with an ApiProblem. */
@Injectable({ providedIn: 'root' })
export class SessionApi {
  private readonly http = inject(HttpClient);

  session(): Promise<SessionView> {
    return firstValueFrom(
      this.http.get<SessionView>('/api/session', { context: new HttpContext().set(BACKGROUND, true) }),
    );
  }

  logIn(request: LoginRequest): Promise<SessionView> {
    return firstValueFrom(this.http.post<SessionView>('/api/session', request));
  }

  logOut(): Promise<void> {
    return firstValueFrom(this.http.delete<void>('/api/session'));
  }

  extendSession(): Promise<SessionView> {
    return firstValueFrom(this.http.post<SessionView>('/api/session/extension', {}));
  }
}
