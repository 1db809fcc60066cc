import type { SectionSpec } from '../answer/section-spec';

const RESULT = 'cancellation.result';
const DONE_OR_SCHEDULED = { path: RESULT, in: ['cancelled', 'already_cancelled', 'scheduled'] } as const;
const BILLED = { path: 'cancellation.neverBilled', notIn: [true] } as const;

/** The sections of notice types 13–17, which ask for little else: spec 2.3 (least disclosure). */
export const cancellation = {
  name: 'cancellation',
  label: { ja: '解約処理の結果', en: 'Result of the cancellation' },
  shape: 'fields',
  fields: [
    {
      name: 'result',
      label: { ja: '処理結果', en: 'Result' },
      kind: 'choice',
      required: true,
      options: [
        { value: 'cancelled', label: { ja: '解約した', en: 'Cancelled' } },
        { value: 'already_cancelled', label: { ja: '解約済みだった', en: 'Had been cancelled already' } },
        { value: 'scheduled', label: { ja: '解約予定(月末解約など)', en: 'Scheduled (end of month …)' } },
        { value: 'not_possible', label: { ja: '解約できない', en: 'Not possible' } },
      ],
    },
    {
      name: 'cancelledOn',
      label: { ja: '解約日', en: 'Cancelled on' },
      kind: 'date',
      required: true,
      askedWhen: [DONE_OR_SCHEDULED],
      date: [
        { when: { path: RESULT, in: ['cancelled', 'already_cancelled'] }, is: 'past' },
        { when: { path: RESULT, in: ['scheduled'] }, is: 'future' },
      ],
    },
    {
      name: 'neverBilled',
      label: { ja: '課金実績なし', en: 'Never billed' },
      kind: 'flag',
      askedWhen: [DONE_OR_SCHEDULED],
    },
    {
      name: 'lastBilledOn',
      label: { ja: '最終課金日', en: 'Last billed on' },
      kind: 'date',
      required: true,
      askedWhen: [DONE_OR_SCHEDULED, BILLED],
      date: [{ when: { path: RESULT, in: ['cancelled', 'already_cancelled'] }, is: 'past' }],
    },
    {
      name: 'lastBilledAmount',
      label: { ja: '最終金額', en: 'Last amount' },
      kind: 'yen',
      required: true,
      askedWhen: [DONE_OR_SCHEDULED, BILLED],
    },
    {
      name: 'reason',
      label: { ja: '理由', en: 'Reason' },
      kind: 'text',
      required: true,
      askedWhen: [{ path: RESULT, in: ['not_possible'] }],
    },
  ],
} as const satisfies SectionSpec;
