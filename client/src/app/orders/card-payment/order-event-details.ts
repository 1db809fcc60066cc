import { ORDER_STATUS_LABELS, type OrderHistoryEntry, explainGatewayCode } from '@contract';
import { formatDate, formatYen } from '../../shared/formats/formats';
import type { LanguageChoice } from '../../shared/i18n/language-choice';

/** Details of an event in an order's history: 「新規受付 → 入金済み」, 「2026/11/25 / 12,800円」. */
export function orderEventDetails(
  detail: OrderHistoryEntry['detail'],
  texts: Pick<LanguageChoice, 'current' | 'label' | 'text'>,
): string {
  if (!detail) return '';
  const language = texts.current();
  const { from, to, on, amount, code, caseNumber } = detail;
  return [
    from && to && `${texts.label(ORDER_STATUS_LABELS[from])} → ${texts.label(ORDER_STATUS_LABELS[to])}`,
    on && formatDate(on, language),
    amount !== undefined && formatYen(amount, language),
    code && texts.label(explainGatewayCode(code)),
    caseNumber && texts.text('orders.history.fromCase', { caseNumber }),
  ]
    .filter(Boolean)
    .join(' / ');
}
