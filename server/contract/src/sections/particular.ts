import { LIMITS } from '../values/limits';
import type { SectionSpec } from '../answer/section-spec';

const NO_REPLY = { path: 'noticeType', in: ['complaint_investigation.no_reply'] } as const;

/** The sections of single notice types: spec 2.3. */
export const accountAction = {
  name: 'accountAction',
  label: { ja: 'アカウント停止等の対応', en: 'Account measures' },
  shape: 'fields',
  fields: [
    {
      name: 'action',
      label: { ja: '対応', en: 'Measure' },
      kind: 'choice',
      required: true,
      options: [
        { value: 'suspended', label: { ja: '停止した', en: 'Suspended' } },
        { value: 'considering', label: { ja: '検討中', en: 'Under consideration' } },
        { value: 'not_needed', label: { ja: '不要', en: 'Not needed' } },
      ],
    },
    {
      name: 'actedOn',
      label: { ja: '対応日', en: 'Done on' },
      kind: 'date',
      required: true,
      date: 'past',
      askedWhen: [{ path: 'accountAction.action', in: ['suspended'] }],
    },
    { name: 'note', label: { ja: '補足', en: 'Note' }, kind: 'text' },
  ],
} as const satisfies SectionSpec;

export const customerContact = {
  name: 'customerContact',
  label: { ja: '問合せ履歴', en: 'Contact history' },
  shape: 'fields',
  atLeastOne: [{ fields: ['repliedOn', 'noReplyReason'], when: NO_REPLY }],
  notTogether: [['repliedOn', 'noReplyReason']],
  fields: [
    {
      name: 'hadContact',
      label: { ja: 'エンドユーザーからの問合せ', en: 'Contact by the customer' },
      kind: 'flag',
      required: true,
    },
    {
      name: 'lastContactedOn',
      label: { ja: '最終問合せ日', en: 'Last contacted on' },
      kind: 'date',
      required: true,
      date: 'past',
      askedWhen: [{ path: 'customerContact.hadContact', in: [true] }],
    },
    {
      name: 'summary',
      label: { ja: '問合せ内容', en: 'What was said' },
      kind: 'text',
      required: true,
      askedWhen: [{ path: 'customerContact.hadContact', in: [true] }],
    },
    {
      name: 'repliedOn',
      label: { ja: 'エンドユーザーへの連絡日', en: 'Replied on' },
      kind: 'date',
      date: 'past',
      askedWhen: [NO_REPLY],
    },
    {
      name: 'noReplyReason',
      label: { ja: '連絡できない理由', en: 'Why no reply is possible' },
      kind: 'text',
      askedWhen: [NO_REPLY],
    },
  ],
} as const satisfies SectionSpec;

export const factCheck = {
  name: 'factCheck',
  label: { ja: '申し出事実の確認', en: 'Check of the claim' },
  shape: 'fields',
  fields: [
    {
      name: 'confirmed',
      label: { ja: '確認結果', en: 'Finding' },
      kind: 'choice',
      required: true,
      options: [
        { value: 'true_as_claimed', label: { ja: '申し出のとおり', en: 'True as claimed' } },
        { value: 'not_true', label: { ja: '事実と異なる', en: 'Not true' } },
        { value: 'under_investigation', label: { ja: '調査中', en: 'Under investigation' } },
      ],
    },
    { name: 'details', label: { ja: '確認内容', en: 'Details' }, kind: 'text', required: true },
  ],
} as const satisfies SectionSpec;

const DECISIONS = 'resolution.decisions';

export const resolution = {
  name: 'resolution',
  label: { ja: 'キャンセル・解約・返金等の対応', en: 'Cancellation, refund or other measures' },
  shape: 'fields',
  fields: [
    {
      name: 'decisions',
      label: { ja: '対応', en: 'Measures' },
      kind: 'choices',
      required: true,
      options: [
        { value: 'cancelled', label: { ja: 'キャンセル・解約した', en: 'Cancelled' } },
        { value: 'refunded', label: { ja: '返金した', en: 'Refunded' } },
        { value: 'provided', label: { ja: '商品・サービスを提供した', en: 'Provided' } },
        { value: 'scheduled', label: { ja: '対応予定', en: 'Scheduled' }, alone: true },
        { value: 'considering', label: { ja: '検討中', en: 'Under consideration' }, alone: true },
        { value: 'declined', label: { ja: '応じない', en: 'Declined' }, alone: true },
        { value: 'no_action', label: { ja: '対応不要', en: 'No action' }, alone: true },
      ],
    },
    {
      name: 'actedOn',
      label: { ja: '対応日', en: 'Done on' },
      kind: 'date',
      required: true,
      date: 'past',
      askedWhen: [{ path: DECISIONS, in: ['cancelled', 'refunded', 'provided'] }],
    },
    {
      name: 'plannedOn',
      label: { ja: '対応予定日', en: 'Planned on' },
      kind: 'date',
      required: true,
      date: 'ahead',
      askedWhen: [{ path: DECISIONS, in: ['scheduled'] }],
    },
    {
      name: 'amount',
      label: { ja: '返金額', en: 'Refunded amount' },
      kind: 'yen',
      required: true,
      askedWhen: [{ path: DECISIONS, in: ['refunded'] }],
    },
    {
      name: 'reason',
      label: { ja: '理由', en: 'Reason' },
      kind: 'text',
      required: [
        { path: DECISIONS, in: ['declined', 'considering', 'no_action'] },
        { path: 'noticeType', in: ['complaint_investigation.refund_demanded'] },
      ],
    },
  ],
} as const satisfies SectionSpec;

/** The items of the list in `usageEvidence`. */
const earlierOrders = {
  name: 'earlierOrders',
  label: { ja: '過去の注文', en: 'Earlier orders' },
  shape: 'list',
  items: { min: 0, max: LIMITS.earlierOrders },
  atLeastOne: [{ fields: ['orderedOn', 'orderId', 'amount'] }],
  optional: true,
  fields: [
    { name: 'orderedOn', label: { ja: '注文日', en: 'Ordered on' }, kind: 'date', date: 'past' },
    { name: 'orderId', label: { ja: '注文番号', en: 'Order number' }, kind: 'code' },
    { name: 'amount', label: { ja: '金額', en: 'Amount' }, kind: 'yen' },
  ],
} as const satisfies SectionSpec;

export const usageEvidence = {
  name: 'usageEvidence',
  label: { ja: '過去の利用実績など本人特定に有効な情報', en: 'Earlier use and other evidence of identity' },
  shape: 'fields',
  fields: [
    { name: 'text', label: { ja: '本人特定に有効な情報', en: 'Evidence' }, kind: 'text', required: true },
    { name: 'earlierOrders', label: earlierOrders.label, kind: 'list', list: earlierOrders },
  ],
} as const satisfies SectionSpec;

export const supplementaryReply = {
  name: 'supplementaryReply',
  label: { ja: '依頼補足事項への回答', en: 'Reply to the supplementary note' },
  shape: 'fields',
  fields: [{ name: 'text', label: { ja: '回答', en: 'Reply' }, kind: 'text', required: true }],
} as const satisfies SectionSpec;
