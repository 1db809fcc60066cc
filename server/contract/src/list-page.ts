/** The number of rows of a list: exact up to `EXACT_TOTAL`; `capped` means that there are at least that many. */
export interface Total {
  readonly count: number;
  readonly capped: boolean;
}

/** A page of a list; `next` and `previous` are cursors to the neighbouring pages, or null. */
export interface ListPage<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
  readonly previous: string | null;
  readonly total: Total;
}
