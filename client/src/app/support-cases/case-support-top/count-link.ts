import { Component, input } from '@angular/core';
import { type Params, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { CountPipe } from '../../shared/formats/format-pipes';

/** A count that links to its cases in 依頼管理表; a zero is not a link. Both take the same space. */
@Component({
  selector: 'app-count-link',
  imports: [CountPipe, RouterLink, TranslocoPipe],
  template: `
    @if (count(); as number) {
      <a
        class="cell"
        routerLink="/cases"
        [queryParams]="query()"
        [attr.aria-label]="'caseSupportTop.countOf' | transloco: { what: what(), count: number | count }"
      >
        <span class="count">{{ number | count }}</span>{{ 'caseSupportTop.unit' | transloco }}
      </a>
    } @else if (count() === null) {
      <span class="cell"><span class="waiting"></span></span>
    } @else {
      <span class="cell none">0{{ 'caseSupportTop.unit' | transloco }}</span>
    }
  `,
  styles: `
    .cell {
      display: inline-flex;
      align-items: baseline;
      gap: 0.15em;
      block-size: 2.25rem;
      font-variant-numeric: tabular-nums;
    }
    .count {
      font-size: 1.5rem;
      font-weight: 700;
      line-height: 1.2;
    }
    .none {
      color: var(--text-muted);
    }
    .waiting {
      inline-size: 2.5rem;
      block-size: 1.5rem;
      align-self: center;
    }
  `,
})
export class CountLink {
  /** Null while it is loading. */
  readonly count = input.required<number | null>();
  readonly query = input.required<Params>();
  /** What is counted, for screen readers, which read the link without its table. */
  readonly what = input.required<string>();
}
