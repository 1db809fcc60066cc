/** How many rows a list has: exact up to `EXACT_TOTAL`; `capped` says that there are at least so many. */
export interface Total {
  readonly count: number;
  readonly capped: boolean;
}

/** A page of a list; `next` and `previous` are cursors to its neighbours, null where there is none. */
export interface ListPage<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
  readonly previous: string | null;
  readonly total: Total;
}
