import { LIMITS } from '../../contract/src';
import { text } from '../shared/request/field-rules';
import { Required } from '../shared/request/request-field.decorator';

/** 依頼取下げ: why the acquirer takes its request back. */
export class WithdrawalDto {
  @Required({ rule: text({ max: LIMITS.withdrawalReason, lines: true }), schema: { type: 'string', minLength: 1, maxLength: LIMITS.withdrawalReason, example: 'カード会員様より申し出の取下げがあったため' } })
  reason: string;

  constructor(readonly ownIdentifiers: readonly string[] = []) {}
}
