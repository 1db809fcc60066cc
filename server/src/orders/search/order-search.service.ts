import { Injectable } from '@nestjs/common';
import {
  EXACT_TOTAL,
  EXPECTED_FORMATS,
  fieldError,
  type OrderQuery,
  PAGE_SIZE,
  type Total,
} from '../../../contract/src';
import { type CurrentUser, readScopeOf } from '../../identity/current-user';
import { Clock } from '../../shared/time/clock';
import { invalidFields } from '../../shared/errors/domain-error';
import type { ListCursor } from '../../shared/database/list-cursor';
import type { Statement } from '../../shared/database/statement';
import { Tenancy } from '../../shared/tenancy/tenancy';
import { OrderContents } from '../order/order-contents';
import type { PlaceInList } from '../list/order-list.query';
import { BY_KEYS, type CandidateRow, OrderSearchQuery } from './order-search.query';
import { SearchKeys, type SoughtKeys } from './search-keys';
import { isMeant, SEARCHED } from './searched-order';

/** The number of candidates that are read and decrypted at a time. */
const BATCH = 250;

/** The positions of a page of hits in the list: one more than a page, to know whether there is another. */
export interface Hits {
  readonly places: readonly PlaceInList[];
  readonly total: Total;
}

interface Search {
  readonly user: CurrentUser;
  readonly query: OrderQuery;
  readonly merchantId: string;
  readonly keys: SoughtKeys;
}

/**
 * Searches encrypted data: keys find candidates, and each is compared before it counts as found, so that pages and
 * totals contain no order that merely has the same pieces (「東北海苔」「東海道」 for 「北海道」). A candidate that
 * cannot be decrypted cannot be compared: it is included, so that it is not missed.
 */
@Injectable()
export class OrderSearchService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly contents: OrderContents,
    private readonly searchKeys: SearchKeys,
    private readonly clock: Clock,
  ) {}

  /**
   * Null if the query searches no encrypted data. Throws if it names no merchant, or if a text has nothing to search
   * for.
   */
  async find(
    user: CurrentUser,
    query: OrderQuery,
    merchantId: string | null,
    cursor: ListCursor | null,
  ): Promise<Hits | null> {
    const keys = this.keysOf(query, merchantId);
    if (!keys) return null;
    const search: Search = { user, query, keys, merchantId: merchantId! };
    const all = await this.take(EXACT_TOTAL, search, null);
    const places = cursor ? await this.take(PAGE_SIZE + 1, search, cursor) : all.slice(0, PAGE_SIZE + 1);
    return { places, total: { count: all.length, capped: all.length === EXACT_TOTAL } };
  }

  /** Reads batches in separate transactions: none is kept open while a thousand orders are decrypted. */
  private async take(most: number, search: Search, from: ListCursor | null): Promise<readonly PlaceInList[]> {
    if (search.keys.exact) return this.look<PlaceInList>(search, (sought) => sought.places(from, most));
    const hits: PlaceInList[] = [];
    for (let after = from; ;) {
      const rows = await this.look<CandidateRow>(search, (sought) => sought.candidates(after, BATCH));
      hits.push(
        ...rows
          .filter((row) => this.isHit(row, search.query))
          .map(({ merchant_id, id, sort_value }) => ({ merchant_id, id, sort_value })),
      );
      const last = rows.at(-1);
      if (hits.length >= most || rows.length < BATCH || !last) return hits.slice(0, most);
      after = { value: last.sort_value, id: last.id, backward: from?.backward ?? false };
    }
  }

  private async look<Row>(
    { user, query, keys, merchantId }: Search,
    asked: (search: OrderSearchQuery) => Statement<Row>,
  ): Promise<readonly Row[]> {
    const { rows } = await this.tenancy.read(
      readScopeOf(user),
      { rows: asked(new OrderSearchQuery(query, merchantId, keys, this.clock.today())) },
      BY_KEYS,
    );
    return rows;
  }

  private isHit(row: CandidateRow, query: OrderQuery): boolean {
    const content = this.contents.read({
      merchantId: row.merchant_id,
      orderNumber: row.order_number,
      sealedContent: row.sealed_content,
      wrappedKey: row.wrapped_key,
      masterKeyVersion: row.master_key_version,
    });
    return content === null || isMeant({ buyer: content.buyer, products: row.products }, query);
  }

  /** Keys belong to a merchant: support has to name one before it searches for people. */
  private keysOf(query: OrderQuery, merchantId: string | null): SoughtKeys | null {
    const sought = SEARCHED.filter(([name]) => query[name] !== undefined);
    if (!sought.length) return null;
    if (merchantId === null) throw invalidFields([fieldError('/merchant', 'required')]);
    const keys = sought.map(([name, field]) => {
      const found = this.searchKeys.ofSearch(merchantId, field, query[name]!);
      if (!found)
        throw invalidFields([
          fieldError(`/${name}`, 'invalid_format', {
            expected: EXPECTED_FORMATS[name === 'phone' ? 'phonePart' : 'searchText'],
          }),
        ]);
      return found;
    });
    const former = keys.every((found) => found.former.length) ? keys.flatMap((found) => found.former) : [];
    return { present: keys.flatMap(({ present }) => present), former, exact: keys.every(({ exact }) => exact) };
  }
}
