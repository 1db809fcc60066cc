import { computed, effect, inject, linkedSignal, resource } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import type { ListPage } from '@contract';
import { ApiProblem } from '../api/api-problem';
import { mistakeSentence } from '../formats/mistake-sentence';
import { LanguageChoice } from '../i18n/language-choice';
import { type ListPlace, ListPlaces } from './list-places';
import type { ListQuery, QueryInUrl } from './list-query';

/** What a list shows stands in the URL: filters, order and page. Make one while a page component is made. */
export class ListView<Q extends object, P extends ListPage<unknown>> {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly language = inject(LanguageChoice);
  private readonly places = inject(ListPlaces);
  private readonly params = toSignal(this.route.queryParamMap, { requireSync: true });
  private readonly fragment = toSignal(this.route.fragment, { requireSync: true });
  readonly query = computed(() => this.names.fromUrl(this.params(), this.fragment()));
  private readonly url = computed(() =>
    this.router.serializeUrl(
      this.router.createUrlTree([], { relativeTo: this.route, ...this.names.toUrl(this.query()) }),
    ),
  );
  /** Where the list was left, for whoever comes back to it; null once they are there. */
  comesBackTo: ListPlace | null;
  readonly filtered = computed(() => this.names.isFiltered(this.query()));
  readonly page = resource({
    params: () => (this.mayAsk(this.query()) ? this.query() : undefined),
    loader: ({ params }) => this.load(params),
  });
  /** The last page that came stays on the screen while the next one is on its way. */
  readonly shown = linkedSignal<P | undefined, P | undefined>({
    source: () => (this.page.hasValue() ? this.page.value() : undefined),
    computation: (page, previous) => page ?? previous?.value,
  });
  private readonly fieldErrors = computed(() => {
    const failure = this.page.error();
    return failure ? ApiProblem.from(failure).errors : [];
  });
  /** Sentences by the name of their field in the query. */
  readonly mistakes = computed<Partial<Record<string, string>>>(() =>
    Object.fromEntries(
      this.fieldErrors().map(({ pointer, code, params }) => [
        pointer.slice(1),
        mistakeSentence({ code, params }, this.language.current()),
      ]),
    ),
  );

  /** @param mayAsk Whether a query says enough to be sent. */
  constructor(
    private readonly names: ListQuery<Q>,
    private readonly load: (query: Q) => Promise<P>,
    private readonly mayAsk: (query: Q) => boolean = () => true,
  ) {
    this.comesBackTo = this.places.left(this.url());
    effect(() => this.places.shows(this.url()));
    effect(() => {
      if (this.names.isMisplaced(this.params())) this.go(this.query(), true);
    });
  }

  change(change: Q): void {
    this.go(this.names.changed(this.query(), change));
  }

  clear(): void {
    const { sort, order } = this.query() as { sort?: string; order?: string };
    this.go({ sort, order } as Q);
  }

  /** Where another page of the list stands; null = the first. */
  pageAt(cursor: string | null): QueryInUrl {
    return this.names.toUrl({ ...this.query(), cursor: cursor ?? undefined });
  }

  /** A row is about to be opened. */
  leave(link: string): void {
    this.places.leaves(this.url(), link);
  }

  private go(query: Q, replaceUrl = false): void {
    void this.router.navigate([], { relativeTo: this.route, ...this.names.toUrl(query), replaceUrl });
  }
}
