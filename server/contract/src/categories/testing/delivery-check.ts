import type { SectionSpec } from '../../answer/section-spec';
import { remarks } from '../../sections/transaction';
import { CATEGORIES, type CaseCategory, type CaseStatus, type NoticeTypeCode } from '../categories';
import type { Category, NoticeTypeContent } from '../category';
import { NOTICE_TYPE_CONTENTS } from '../notice-type-contents';
import { CLOSED_WITHDRAWN, REOPENED } from '../shared-statuses';

/** 配達確認, a category that exists in tests only: with statuses, sections, mail subject and deadline of its own. */
const DELIVERY_CHECK_ENTRY = {
  code: 'delivery_check',
  label: { ja: '配達確認', en: 'Delivery checks' },
  mailSubject: '配達状況確認のお願い',
  direction: 'in',
  noticeKinds: { delivery_check: { ja: '配達確認', en: 'Delivery check' } },
  noticeTypes: {
    'delivery_check.not_arrived': { ja: '未着', en: 'Not arrived' },
    'delivery_check.other': { ja: 'その他', en: 'Other' },
  },
  statuses: [
    {
      code: 'delivery_asked',
      label: { ja: '配達確認待ち', en: 'Delivery to be checked' },
      open: true,
      turn: 'merchant',
      countedIn: ['received', 'overdue', 'dueSoon'],
      meaning: 'asked',
    },
    REOPENED,
    {
      code: 'closed_delivery_answered',
      label: { ja: 'クローズ:配達状況回答済', en: 'Closed: delivery answered' },
      open: false,
      turn: null,
      countedIn: ['answered'],
      meaning: 'answered',
    },
    CLOSED_WITHDRAWN,
  ],
  transitions: [
    { from: [null], act: 'create', by: ['acquirer'], to: 'delivery_asked' },
    { from: ['delivery_asked', 'reopened'], act: 'answer', by: ['merchant'], to: 'closed_delivery_answered' },
    { from: ['closed_delivery_answered'], act: 'reopen', by: ['support'], to: 'reopened' },
    { from: ['delivery_asked'], act: 'withdraw', by: ['acquirer'], to: 'closed_withdrawn' },
  ],
  deadline: { unit: 'hours', default: 2, onExpiry: 'stay_open' },
  attachments: false,
  moneyEffects: [],
  follows: null,
} as const satisfies Category;

const deliveryResult: SectionSpec = {
  name: 'deliveryResult',
  label: { ja: '配達の結果', en: 'Outcome of the delivery' },
  shape: 'fields',
  fields: [
    {
      name: 'outcome',
      label: { ja: '配達状況', en: 'State of the delivery' },
      kind: 'choice',
      required: true,
      options: [
        { value: 'delivered', label: { ja: '配達済み', en: 'Delivered' } },
        { value: 'lost', label: { ja: '紛失', en: 'Lost' } },
      ],
    },
    {
      name: 'deliveredOn',
      label: { ja: '配達完了日', en: 'Delivered on' },
      kind: 'date',
      date: 'past',
      required: true,
      askedWhen: [{ path: 'deliveryResult.outcome', in: ['delivered'] }],
    },
  ],
};

const DELIVERY_CHECK_CONTENTS: Record<keyof (typeof DELIVERY_CHECK_ENTRY)['noticeTypes'], NoticeTypeContent> = {
  'delivery_check.not_arrived': {
    guidance: {
      ja: '配送業者に配達の状況をお確かめのうえ、結果をお知らせください。',
      en: 'Please ask the carrier about the delivery and report the outcome.',
    },
    sections: [deliveryResult, remarks],
  },
  'delivery_check.other': {
    guidance: { ja: '補足事項にお答えください。', en: 'Please answer the supplementary note.' },
    needsSupplementaryNote: true,
    sections: [remarks],
  },
};

/**
 * Specs import this file before anything else of the contract: the contract's tables are built from the entries when
 * they are first loaded. The product never imports it.
 */
(CATEGORIES as unknown as Category[]).push(DELIVERY_CHECK_ENTRY);
Object.assign(NOTICE_TYPE_CONTENTS, DELIVERY_CHECK_CONTENTS);

const coded = <Code>(code: string) => code as Code;
/** The codes of the made-up category, typed like those of the real categories. */
export const DELIVERY_CHECK = {
  category: coded<CaseCategory>(DELIVERY_CHECK_ENTRY.code),
  noticeType: coded<NoticeTypeCode>('delivery_check.not_arrived'),
  asked: coded<CaseStatus>('delivery_asked'),
  answered: coded<CaseStatus>('closed_delivery_answered'),
};
