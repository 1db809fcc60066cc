import type { ParamMap, Params } from '@angular/router';

const NO_FILTERS: readonly string[] = ['sort', 'order', 'cursor'];
/** What would not come back from a fragment as it was, unless it is escaped. */
const ESCAPED = /[%&+=#]/g;
type Texts = Partial<Record<string, string>>;

/** Where a query stands in the portal's address. */
export interface QueryInUrl {
  readonly queryParams: Params;
  readonly fragment: string | undefined;
}

/**
 * A list's query as it stands in the portal's URL: under the contract's own names, all values texts. What names a person stands behind the #, which no browser sends:
 * neither the logs of servers and proxies nor a referrer hold it.
 */
export class ListQuery<Q extends object> {
  /** Names that narrow the list; the others order it or turn its pages. */
  readonly filterNames: readonly (keyof Q & string)[];

  /**
   * @param usual What the list shows, and is sorted by, unless the URL says otherwise.
   * @param personal Names of what may name a person.
   */
  constructor(
    private readonly names: readonly (keyof Q & string)[],
    private readonly usual: Q,
    private readonly personal: readonly (keyof Q & string)[] = [],
  ) {
    this.filterNames = names.filter((name) => !NO_FILTERS.includes(name));
  }

  /** The query that a URL holds. Values are handed on as they are: the server says what is wrong with one, at its field. */
  fromUrl(params: ParamMap, fragment: string | null): Q {
    const behind = new URLSearchParams(fragment ?? '');
    const given = this.names
      .map((name) => [name, (behind.get(name) ?? params.get(name))?.trim()] as const)
      .filter(([, value]) => value);
    return { ...this.usual, ...Object.fromEntries(given) };
  }

  /** What is empty or usual stays out, so that a shared link is short. */
  toUrl(query: Q): QueryInUrl {
    const texts = query as Texts;
    const usual = this.usual as Texts;
    const { sort, order, ...filters } = usual;
    const left: Texts = { ...filters, ...(texts['sort'] === sort && texts['order'] === order && { sort, order }) };
    const told = this.names.filter((name) => texts[name] && texts[name] !== left[name]);
    // A cursor knows which list it belongs to: with the list goes the place in it.
    const hidden: readonly string[] = this.isPersonal(query) ? [...this.personal, 'cursor'] : [];
    const textOf = (name: string) => `${name}=${texts[name]!.replace(ESCAPED, encodeURIComponent)}`;
    return {
      queryParams: Object.fromEntries(told.filter((name) => !hidden.includes(name)).map((name) => [name, texts[name]])),
      fragment:
        told
          .filter((name) => hidden.includes(name))
          .map(textOf)
          .join('&') || undefined,
    };
  }

  /** Whether a query names a person: it is asked in a body. */
  isPersonal(query: Q): boolean {
    return this.personal.some((name) => query[name]);
  }

  /** Whether a URL, as links were before, says before the # what belongs behind it. */
  isMisplaced(params: ParamMap): boolean {
    return this.personal.some((name) => params.has(name));
  }

  /** Another filter or order begins at its first page. */
  changed(query: Q, change: Q): Q {
    return { ...query, ...change, cursor: undefined };
  }

  isFiltered(query: Q): boolean {
    return this.filterNames.some((name) => query[name] && query[name] !== this.usual[name]);
  }
}
