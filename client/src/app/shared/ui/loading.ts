import { Component } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** `<app-loading />`: something is on its way. It shows itself only when that takes a while. */
@Component({
  selector: 'app-loading',
  imports: [TranslocoPipe],
  template: `<p class="loading" role="status">
    <span class="spinner" aria-hidden="true"></span>{{ 'shared.loading' | transloco }}
  </p>`,
})
export class Loading {}
