import type { AnswerDefaults, AnswerSections, CaseDetail } from '@contract';
import { caseDetail } from '../testing/case-detail';
import { valueAt } from './draft-path';
import { withValue } from './draft';
import { prefilledDraft } from './prefilled-draft';

const WANTED = 'usage_inquiry.cancellation_wanted';
const REFUNDED = { decisions: ['refunded'], actedOn: '2026-11-22', amount: 1980 };

function defaults(sections: Readonly<Record<string, Readonly<Record<string, unknown>>>>): AnswerDefaults {
  return {
    sections,
    pointers: Object.entries(sections).flatMap(([section, fields]) =>
      Object.keys(fields).map((field) => `/sections/${section}/${field}`),
    ),
  };
}

function reopened(sections: AnswerSections): Partial<CaseDetail> {
  return {
    answers: [
      {
        noticeType: WANTED,
        sections,
        notHeld: [],
        revision: 1,
        registeredAt: '2026-11-20T00:00:00.000Z',
        registeredBy: '佐藤',
      },
    ],
  };
}

const draftOf = (changes: Partial<CaseDetail>) => prefilledDraft(caseDetail(WANTED, changes));

describe('The form filled from an order', () => {
  it('marks each value as prefilled until it is changed', () => {
    const draft = draftOf({ answerDefaults: defaults({ purchaser: { name: '髙﨑 𠮷子' }, resolution: REFUNDED }) });
    expect(draft.sections).toMatchObject({
      purchaser: { name: '髙﨑 𠮷子' },
      resolution: { ...REFUNDED, amount: '1980' },
    });
    expect(draft.origins).toEqual({
      'purchaser.name': 'order',
      'resolution.decisions': 'order',
      'resolution.actedOn': 'order',
      'resolution.amount': 'order',
    });
    expect(withValue(draft, 'purchaser.name', '高崎').origins).not.toHaveProperty(['purchaser.name']);
  });

  it('keeps the product name of the request', () => {
    const { payment } = caseDetail(WANTED);
    const draft = draftOf({
      payment: { ...payment, productName: '明細の商品名' },
      answerDefaults: defaults({ product: { name: '受注の商品名', salesForm: 'goods' } }),
    });
    expect(draft.sections['product']).toEqual({ name: '明細の商品名', salesForm: 'goods' });
    expect(draft.origins).toEqual({ 'product.name': 'payment', 'product.salesForm': 'order' });
  });

  it('is filled from the order where the former answer cannot be read', () => {
    const {
      answers: [former],
    } = reopened({}) as Pick<CaseDetail, 'answers'>;
    const draft = draftOf({
      answers: [{ ...former!, unreadable: true }],
      answerDefaults: defaults({ purchaser: { name: '受注' } }),
    });
    expect([draft.sections['purchaser'], draft.origins['purchaser.name']]).toEqual([{ name: '受注' }, 'order']);
  });

  it('includes a refund that was made after the former answer, and changes nothing else', () => {
    const draft = draftOf({
      ...reopened({ purchaser: { name: '前回' }, resolution: { decisions: ['considering'], reason: '確認中' } }),
      answerDefaults: defaults({ purchaser: { name: '受注' }, resolution: REFUNDED }),
    });
    expect(draft.sections).toMatchObject({
      purchaser: { name: '前回' },
      resolution: { decisions: ['refunded'], reason: '確認中', amount: '1980' },
    });
    expect([draft.origins['purchaser.name'], draft.origins['resolution.decisions']]).toEqual(['formerAnswer', 'order']);
  });

  it('leaves a former answer alone that already states what was done', () => {
    const draft = draftOf({
      ...reopened({ resolution: { decisions: ['cancelled', 'refunded'], actedOn: '2026-11-21', amount: 500 } }),
      answerDefaults: defaults({ resolution: REFUNDED }),
    });
    expect(valueAt(draft.sections, 'resolution.decisions')).toEqual(['cancelled', 'refunded']);
  });
});
