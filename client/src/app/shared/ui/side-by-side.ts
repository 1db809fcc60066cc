import { Component, ElementRef, afterNextRender, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from './icon';

/**
 * Shown on a version conflict: the colleague's changes beside the person's own input, which was not saved (spec 9.1).
 * It gets the focus.
 * `<app-side-by-side heading="…" text="…"><… news /><… own /><… actions /></app-side-by-side>`; headings in it are of
 * level 3.
 */
@Component({
  selector: 'app-side-by-side',
  imports: [Icon, TranslocoPipe],
  template: `
    <div class="notice notice-danger" tabindex="-1">
      <app-icon name="alert" />
      <div class="body">
        <div role="alert">
          <p class="notice-heading">{{ heading() }}</p>
          <p>{{ text() }}</p>
        </div>
        <div class="sides">
          <div>
            <h3>{{ 'shared.sideBySide.news' | transloco }}</h3>
            <ng-content select="[news]" />
          </div>
          <div>
            <h3>{{ 'shared.sideBySide.own' | transloco }}</h3>
            <ng-content select="[own]" />
          </div>
        </div>
        <div class="actions"><ng-content select="[actions]" /></div>
      </div>
    </div>
  `,
  styleUrl: './side-by-side.scss',
})
export class SideBySide {
  readonly heading = input.required<string>();
  readonly text = input.required<string>();

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    afterNextRender({ read: () => host.querySelector('div')?.focus() });
  }
}
