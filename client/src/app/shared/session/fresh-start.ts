import { DOCUMENT, Injectable, inject } from '@angular/core';
import { UnsavedInput } from '../unsaved-input';

/** Reloads the portal, so that nothing a previous user typed or read stays in memory. */
@Injectable({ providedIn: 'root' })
export class FreshStart {
  private readonly location = inject(DOCUMENT).location;
  private readonly unsaved = inject(UnsavedInput);

  at(path: string): void {
    this.unsaved.discard();
    this.location.assign(path);
  }
}
