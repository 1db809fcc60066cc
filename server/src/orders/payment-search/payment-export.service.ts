import { Injectable } from '@nestjs/common';
import { type CsvEncoding, fieldError, type PaymentQuery } from '../../../contract/src';
import { AuditService } from '../../audit/audit.service';
import { actorOf, type CurrentUser, readScopeOf } from '../../identity/current-user';
import { type CsvPages, csvPages } from '../../shared/csv/csv-file';
import { invalidFields } from '../../shared/errors/domain-error';
import type { Statement } from '../../shared/database/statement';
import { merchantOf } from '../../identity/merchant-filter';
import { Tenancy } from '../../shared/tenancy/tenancy';
import { PaymentSearchQuery } from './payment-search.query';
import type { PaymentRow } from './payment-summary.view';
import { requireSearch } from './required-search';

/** Rows per transaction: few enough for short transactions, enough that a long file does not need thousands of them. */
const ROWS_A_PAGE = 500;

/**
 * The whole result of a search, for a file. Every page is read in a transaction of its own, which has ended before the
 * page is sent, so that a slow client holds nothing open. 受注日時 never changes: each payment appears once, whatever
 * happens in between.
 */
@Injectable()
export class PaymentExportService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly audit: AuditService,
  ) {}

  /** Throws 422 as the search does; returns once the export is logged and its first page is read. */
  async start(user: CurrentUser, query: PaymentQuery, encoding: CsvEncoding): Promise<CsvPages<PaymentRow>> {
    if (query.cursor !== undefined) throw invalidFields([fieldError('/cursor', 'not_asked')]);
    requireSearch(query);
    const merchantId = merchantOf(user, query);
    const { orderedFrom: from, orderedTo: to } = query;
    const { rows } = await this.tenancy.read(readScopeOf(user), {
      exported: this.audit.entry(actorOf(user), {
        event: 'payments_exported',
        merchantId,
        detail: { from, to, encoding },
      }),
      rows: pageAfter(null, query, merchantId),
    });
    return csvPages(rows, ROWS_A_PAGE, (last) =>
      this.tenancy.read(readScopeOf(user), pageAfter(last, query, merchantId)),
    );
  }
}

function pageAfter(after: PaymentRow | null, query: PaymentQuery, merchantId: string | null): Statement<PaymentRow> {
  const cursor = after && { value: after.sort_value, id: after.id, backward: false };
  return new PaymentSearchQuery(query, merchantId).page(cursor, ROWS_A_PAGE);
}
