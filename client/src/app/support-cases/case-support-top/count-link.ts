import { Component, input } from '@angular/core';
import { type Params, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { CountPipe } from '../../shared/formats/format-pipes';

/** A count that leads to its cases in 依頼管理表; none is no link. */
@Component({
  selector: 'app-count-link',
  imports: [CountPipe, RouterLink, TranslocoPipe],
  template: `
    @if (count()) {
      <a routerLink="/cases" [queryParams]="query()" [attr.aria-label]="'caseSupportTop.countOf' | transloco: { what: what(), count: count() | count }">
        <span class="count">{{ count() | count }}</span>{{ 'caseSupportTop.unit' | transloco }}
      </a>
    } @else {
      <span class="none">0{{ 'caseSupportTop.unit' | transloco }}</span>
    }
  `,
  styles: `
    a { display: inline-flex; align-items: baseline; gap: 0.15em; min-block-size: 32px; font-variant-numeric: tabular-nums; }
    .count { font-size: 1.5rem; font-weight: 700; line-height: 1.2; }
    .none { color: var(--text-muted); }
  `,
})
export class CountLink {
  readonly count = input.required<number>();
  readonly query = input.required<Params>();
  /** What is counted, for people who hear the link without its table. */
  readonly what = input.required<string>();
}
