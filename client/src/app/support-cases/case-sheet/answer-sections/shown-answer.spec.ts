import type { AnswerInput } from '@contract';
import { type ShownItem, shownSections } from './shown-answer';

const ANSWER: AnswerInput = {
  noticeType: 'usage_inquiry.not_recognized',
  sections: {
    product: { name: '和室', salesForm: 'lodging', continuing: false },
    purchaser: { name: '髙﨑 𠮷子', postalCode: '8800811' },
    guests: [{ name: '甲' }, {}],
    stay: { checkInOn: '2026-12-24', guestCount: 1200 },
    usageEvidence: { text: '一行目\n二行目', earlierOrders: [{ amount: 1980 }] },
    remarks: '備考です',
  },
  notHeld: ['purchaser.address', 'guests.1.name'],
};
const read = (items: readonly ShownItem[]): unknown =>
  items.map((i) => i.fields.map((f) => [f.label.ja, f.word ?? (f.items.length ? read(f.items) : f.text)]));

describe('An answer for reading', () => {
  const sections = shownSections(ANSWER, 'ja');
  const section = (name: string) => read(sections.find((s) => s.name === name)!.items);

  it('keeps the order of the form, and leaves out what was not sent', () => {
    expect(sections.map((s) => s.name)).toEqual(['product', 'purchaser', 'guests', 'stay', 'usageEvidence', 'remarks']);
  });

  it('formats each kind of value for people', () => {
    expect(section('product')).toEqual([
      [
        ['詳細商品名', '和室'],
        ['販売形態', '宿泊サービス'],
        ['継続商品', 'no'],
      ],
    ]);
    expect(section('stay')).toEqual([
      [
        ['チェックイン日', '2026/12/24'],
        ['宿泊人数', '1,200'],
      ],
    ]);
    expect(section('usageEvidence')).toEqual([
      [
        ['本人特定に有効な情報', '一行目\n二行目'],
        ['過去の注文', [[['金額', '1,980円']]]],
      ],
    ]);
    expect(section('remarks')).toEqual([[['備考', '備考です']]]);
  });

  it('shows what is not held, in a list too', () => {
    expect(section('purchaser')).toEqual([
      [
        ['氏名', '髙﨑 𠮷子'],
        ['郵便番号', '880-0811'],
        ['住所', 'notHeld'],
      ],
    ]);
    expect(section('guests')).toEqual([[['氏名', '甲']], [['氏名', 'notHeld']]]);
  });
});
