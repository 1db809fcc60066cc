import { DOCUMENT, Injectable, inject } from '@angular/core';
import { UnsavedInput } from '../unsaved-input';

/** Loads the portal anew: whatever a former user left in memory, typed or fetched, is gone. */
@Injectable({ providedIn: 'root' })
export class FreshStart {
  private readonly location = inject(DOCUMENT).location;
  private readonly unsaved = inject(UnsavedInput);

  at(path: string): void {
    this.unsaved.discard();
    this.location.assign(path);
  }
}
