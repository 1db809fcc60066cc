import { LIMITS, tidyWhitespace } from '../../contract/src';
import { textOf } from '../shared/openapi/schema';
import { text } from '../shared/request/field-rules';
import { Required } from '../shared/request/request-field.decorator';

/** 依頼取下げ: why the acquirer withdraws its request. */
export class WithdrawalDto {
  @Required({
    rule: text({ max: LIMITS.withdrawalReason, lines: true }),
    form: tidyWhitespace,
    schema: {
      ...textOf(LIMITS.withdrawalReason, 'Shown to the merchant'),
      minLength: 1,
      example: 'カード会員様より申し出の取下げがあったため',
    },
  })
  reason: string;

  constructor(readonly ownIdentifiers: readonly string[] = []) {}
}
