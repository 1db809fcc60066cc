import { Component, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CasePage } from '@contract';
import { Icon } from '../../shared/ui/icon';

/** 前へ and 次へ. Pages have no numbers: a cursor knows its neighbours, not its place. */
@Component({
  selector: 'app-case-pager',
  imports: [Icon, RouterLink, TranslocoPipe],
  template: `
    @let pages = page();
    @if (pages.previous || pages.next) {
      <nav [attr.aria-label]="'caseList.pages' | transloco">
        @if (pages.previous) {
          <a class="button" rel="prev" [routerLink]="[]" [queryParams]="{ cursor: pages.previous }" queryParamsHandling="merge" (click)="turned.emit()">
            <app-icon name="back" />{{ 'caseList.previous' | transloco }}
          </a>
        }
        @if (pages.next) {
          <a class="button" rel="next" [routerLink]="[]" [queryParams]="{ cursor: pages.next }" queryParamsHandling="merge" (click)="turned.emit()">
            {{ 'caseList.next' | transloco }}<app-icon name="forward" />
          </a>
        }
      </nav>
    }
  `,
  styles: `nav { display: flex; justify-content: center; gap: var(--space-3); margin-block-start: var(--space-5); }`,
})
export class CasePager {
  readonly page = input.required<CasePage>();
  readonly turned = output();
}
