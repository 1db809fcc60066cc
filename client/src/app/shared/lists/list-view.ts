import { computed, effect, inject, linkedSignal, resource } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import type { ListPage } from '@contract';
import { ApiProblem } from '../api/api-problem';
import { mistakeSentence } from '../formats/mistake-sentence';
import { LanguageChoice } from '../i18n/language-choice';
import { type ListPlace, ListPlaces } from './list-places';
import type { ListQuery, QueryInUrl } from './list-query';

/** A list whose filters, sort order and page stand in the URL. Create it in the constructor of a page component. */
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
  /** The position to restore when the person returns to the list; null once it is restored. */
  returnsTo: ListPlace | null;
  readonly filtered = computed(() => this.names.isFiltered(this.query()));
  readonly page = resource({
    params: () => (this.isComplete(this.query()) ? this.query() : undefined),
    loader: ({ params }) => this.load(params),
  });
  /** The last loaded page stays on the screen while the next one is loading. */
  readonly shown = linkedSignal<P | undefined, P | undefined>({
    source: () => (this.page.hasValue() ? this.page.value() : undefined),
    computation: (page, previous) => page ?? previous?.value,
  });
  private readonly fieldErrors = computed(() => {
    const failure = this.page.error();
    return failure ? ApiProblem.from(failure).errors : [];
  });
  /** Error messages by the name of the query's field. */
  readonly mistakes = computed<Partial<Record<string, string>>>(() =>
    Object.fromEntries(
      this.fieldErrors().map(({ pointer, code, params }) => [
        pointer.slice(1),
        mistakeSentence({ code, params }, this.language.current()),
      ]),
    ),
  );

  /** @param isComplete Whether a query is complete enough to be sent. */
  constructor(
    private readonly names: ListQuery<Q>,
    private readonly load: (query: Q) => Promise<P>,
    private readonly isComplete: (query: Q) => boolean = () => true,
  ) {
    this.returnsTo = this.places.placeFor(this.url());
    effect(() => this.places.recordUrl(this.url()));
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

  /** The URL of another page of the list; null = the first page. */
  pageAt(cursor: string | null): QueryInUrl {
    return this.names.toUrl({ ...this.query(), cursor: cursor ?? undefined });
  }

  /** Call it before a row is opened. */
  leave(link: string): void {
    this.places.recordPlace(this.url(), link);
  }

  private go(query: Q, replaceUrl = false): void {
    void this.router.navigate([], { relativeTo: this.route, ...this.names.toUrl(query), replaceUrl });
  }
}
