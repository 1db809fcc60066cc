import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type {
  AnswerReceipt,
  AnswerRegistration,
  CaptureRequest,
  CaseCounts,
  CaseDetail,
  CasePage,
  CaseQuery,
  FromCase,
  ManualRepaymentRequest,
  RefundRequest,
  ReopeningRequest,
} from '@contract';

/** Cases of the portal's API (contract/portal-api). A failing call rejects with an ApiProblem. */
@Injectable({ providedIn: 'root' })
export class SupportCasesApi {
  private readonly http = inject(HttpClient);

  caseCounts(): Promise<CaseCounts> {
    return firstValueFrom(this.http.get<CaseCounts>('/api/case-counts'));
  }

  /** The search text may identify a person, so it is sent in the body. */
  cases(query: CaseQuery): Promise<CasePage> {
    return firstValueFrom(
      query.q
        ? this.http.post<CasePage>('/api/cases/search', query)
        : this.http.get<CasePage>('/api/cases', { params: { ...query } }),
    );
  }

  supportCase(caseNumber: string): Promise<CaseDetail> {
    return firstValueFrom(this.http.get<CaseDetail>(caseUrl(caseNumber)));
  }

  answer(caseNumber: string, answer: AnswerRegistration): Promise<AnswerReceipt> {
    return firstValueFrom(this.http.post<AnswerReceipt>(`${caseUrl(caseNumber)}/answer`, answer));
  }

  captureFrom(caseNumber: string, request: FromCase<CaptureRequest>): Promise<CaseDetail> {
    return firstValueFrom(this.http.post<CaseDetail>(`${caseUrl(caseNumber)}/capture`, request));
  }

  refundFrom(caseNumber: string, request: FromCase<RefundRequest>): Promise<CaseDetail> {
    return firstValueFrom(this.http.post<CaseDetail>(`${caseUrl(caseNumber)}/refund`, request));
  }

  recordRepaymentFrom(caseNumber: string, repayment: FromCase<ManualRepaymentRequest>): Promise<CaseDetail> {
    return firstValueFrom(this.http.post<CaseDetail>(`${caseUrl(caseNumber)}/manual-repayment`, repayment));
  }

  reopen(caseNumber: string, reopening: ReopeningRequest): Promise<CaseDetail> {
    return firstValueFrom(this.http.post<CaseDetail>(`${caseUrl(caseNumber)}/reopening`, reopening));
  }
}

function caseUrl(caseNumber: string): string {
  return `/api/cases/${encodeURIComponent(caseNumber)}`;
}
