import { Component } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** 「必須」 inside a label, for the eye: the control beside it says it to whoever hears the page, by `aria-required`. */
@Component({
  selector: 'app-required-mark',
  imports: [TranslocoPipe],
  template: `<span class="mark mark-required" aria-hidden="true">{{ 'shared.required' | transloco }}</span>`,
})
export class RequiredMark {}
