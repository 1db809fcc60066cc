import type { ParamMap, Params } from '@angular/router';

const NO_FILTERS: readonly string[] = ['sort', 'order', 'cursor'];
/** Characters that must be escaped to survive the round trip through a fragment. */
const ESCAPED = /[%&+=#]/g;
type Texts = Partial<Record<string, string>>;

/** The parts of the portal's URL that hold a query. */
export interface QueryInUrl {
  readonly queryParams: Params;
  readonly fragment: string | undefined;
}

/**
 * A list's query in the portal's URL, under the contract's own names, all values as text. What identifies a person
 * stands in the fragment, which no browser sends: so it appears in no server log, proxy log or referrer.
 */
export class ListQuery<Q extends object> {
  /** Names of filters; the other names are sort order and page. */
  readonly filterNames: readonly (keyof Q & string)[];

  /**
   * @param defaults The default values of filters and sort order.
   * @param personal Names of values that may identify a person.
   */
  constructor(
    private readonly names: readonly (keyof Q & string)[],
    private readonly defaults: Q,
    private readonly personal: readonly (keyof Q & string)[] = [],
  ) {
    this.filterNames = names.filter((name) => !NO_FILTERS.includes(name));
  }

  /** The query in a URL. Invalid values are passed on: the server returns the error for the field. */
  fromUrl(params: ParamMap, fragment: string | null): Q {
    const fromFragment = new URLSearchParams(fragment ?? '');
    const given = this.names
      .map((name) => [name, (fromFragment.get(name) ?? params.get(name))?.trim()] as const)
      .filter(([, value]) => value);
    return { ...this.defaults, ...Object.fromEntries(given) };
  }

  /** Empty and default values are left out, so that a shared link is short. */
  toUrl(query: Q): QueryInUrl {
    const texts = query as Texts;
    const defaults = this.defaults as Texts;
    const { sort, order, ...filters } = defaults;
    const left: Texts = { ...filters, ...(texts['sort'] === sort && texts['order'] === order && { sort, order }) };
    const stated = this.names.filter((name) => texts[name] && texts[name] !== left[name]);
    // A cursor contains values of its list, so it is as personal as the list.
    const hidden: readonly string[] = this.isPersonal(query) ? [...this.personal, 'cursor'] : [];
    const textOf = (name: string) => `${name}=${texts[name]!.replace(ESCAPED, encodeURIComponent)}`;
    return {
      queryParams: Object.fromEntries(
        stated.filter((name) => !hidden.includes(name)).map((name) => [name, texts[name]]),
      ),
      fragment:
        stated
          .filter((name) => hidden.includes(name))
          .map(textOf)
          .join('&') || undefined,
    };
  }

  /** Whether a query identifies a person: it is then sent in a body. */
  isPersonal(query: Q): boolean {
    return this.personal.some((name) => query[name]);
  }

  /** Whether a URL, as in older links, has personal values in its query string instead of its fragment. */
  isMisplaced(params: ParamMap): boolean {
    return this.personal.some((name) => params.has(name));
  }

  /** A change of filter or sort order starts at the first page. */
  changed(query: Q, change: Q): Q {
    return { ...query, ...change, cursor: undefined };
  }

  isFiltered(query: Q): boolean {
    return this.filterNames.some((name) => query[name] && query[name] !== this.defaults[name]);
  }
}
