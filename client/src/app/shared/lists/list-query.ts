import type { ParamMap, Params } from '@angular/router';

const NO_FILTERS: readonly string[] = ['sort', 'order', 'cursor'];
type Texts = Partial<Record<string, string>>;

/** A list's query as it stands in the portal's URL: under the contract's own names, all values texts. */
export class ListQuery<Q extends object> {
  /** Names that narrow the list; the others order it or turn its pages. */
  readonly filterNames: readonly (keyof Q & string)[];

  /** @param usual What the list shows, and is sorted by, unless the URL says otherwise. */
  constructor(private readonly names: readonly (keyof Q & string)[], private readonly usual: Q) {
    this.filterNames = names.filter((name) => !NO_FILTERS.includes(name));
  }

  /** The query that a URL holds. Values are handed on as they are: the server says what is wrong with one, at its field. */
  fromUrl(params: ParamMap): Q {
    const given = this.names.map((name) => [name, params.get(name)?.trim()] as const).filter(([, value]) => value);
    return { ...this.usual, ...Object.fromEntries(given) };
  }

  /** The URL's parameters for a query; what is empty or usual stays out, so that a shared link is short. */
  toUrl(query: Q): Params {
    const texts = query as Texts;
    const usual = this.usual as Texts;
    const { sort, order, ...filters } = usual;
    const left: Texts = { ...filters, ...(texts['sort'] === sort && texts['order'] === order && { sort, order }) };
    return Object.fromEntries(this.names.filter((name) => texts[name] && texts[name] !== left[name]).map((name) => [name, texts[name]]));
  }

  /** Another filter or order begins at its first page. */
  changed(query: Q, change: Q): Q {
    return { ...query, ...change, cursor: undefined };
  }

  isFiltered(query: Q): boolean {
    return this.filterNames.some((name) => query[name] && query[name] !== this.usual[name]);
  }
}
