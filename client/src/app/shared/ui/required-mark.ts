import { Component } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** 「必須」 inside a label, for sighted people; screen readers use `aria-required` of the control. */
@Component({
  selector: 'app-required-mark',
  imports: [TranslocoPipe],
  template: `<span class="mark mark-required" aria-hidden="true">{{ 'shared.required' | transloco }}</span>`,
})
export class RequiredMark {}
