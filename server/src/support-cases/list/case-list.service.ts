import { Injectable } from '@nestjs/common';
import { AuditService } from '../../audit/audit.service';
import {
  type CasePage,
  type CaseQuery,
  type CaseListItem,
  isSupport,
  type ServiceRef,
  tokyoDate,
} from '../../../contract/src';
import { actorOf, type CurrentUser, readScopeOf } from '../../identity/current-user';
import { Clock } from '../../shared/time/clock';
import { neighbours, pageRows, readCursor } from '../../shared/database/list-cursor';
import { totalOf } from '../../shared/database/statement';
import { merchantOf } from '../../identity/merchant-filter';
import { Tenancy } from '../../shared/tenancy/tenancy';
import { dueSoonUntil } from '../../shared/time/business-days';
import { CaseListQuery } from './case-list.query';
import { type CaseRow, caseListItem } from './case-list-item.view';

/**
 * 依頼管理表: one page of the cases that a user may see. It reads raw rows: hydrating entities would cost more than the
 * query.
 */
@Injectable()
export class CaseListService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async find(user: CurrentUser, query: CaseQuery): Promise<CasePage> {
    const merchantId = merchantOf(user, query);
    const cursor = readCursor(query);
    const now = this.clock.now();
    const today = tokyoDate(now);
    const list = () => new CaseListQuery(query, merchantId, { today, soonUntil: dueSoonUntil(today) });
    const page = list();
    const { rows, totalAndServices } = await this.tenancy.read(
      readScopeOf(user),
      {
        rows: page.page(cursor),
        totalAndServices: list().totalAndServices(),
        listed: isSupport(user.role) ? this.audit.entry(actorOf(user), { event: 'cases_listed', merchantId }) : null,
      },
      page.planning,
    );
    const { count, services } = totalAndServices[0]!;
    return {
      ...neighbours(rows, cursor, query),
      items: summaries(pageRows(rows, cursor), services, now),
      total: totalOf(count),
      // A service that support has chosen also names its merchant, but does not restrict which services can be chosen
      // next.
      services: (user.merchantId ?? query.merchant) ? services : [],
    };
  }
}

function summaries(rows: readonly CaseRow[], services: readonly ServiceRef[], now: Date): CaseListItem[] {
  const named = new Map(services.map((service) => [service.serviceId, service]));
  return rows.map((row) => caseListItem(row, named.get(row.service_id), now));
}
