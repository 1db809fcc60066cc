import { Component } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** `<app-loading />`: something is loading. It becomes visible only after a short delay. */
@Component({
  selector: 'app-loading',
  imports: [TranslocoPipe],
  template: `<p class="loading" role="status">
    <span class="spinner" aria-hidden="true"></span>{{ 'shared.loading' | transloco }}
  </p>`,
})
export class Loading {}
