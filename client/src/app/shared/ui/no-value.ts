import { Component } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** 「—」 where there is no value; screen readers read a word instead. */
@Component({
  selector: 'app-no-value',
  imports: [TranslocoPipe],
  template: `<span aria-hidden="true">—</span><span class="visually-hidden">{{ 'shared.none' | transloco }}</span>`,
})
export class NoValue {}
