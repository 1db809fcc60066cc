import { NOTICE_TYPE_CODES } from '@contract';
import { askedItems } from './asked-items';

describe('The items to answer', () => {
  it('have the form’s labels and their condition', () => {
    const shipping = askedItems('usage_inquiry.usage_details').find((item) => item.name === 'shipping')!;
    expect(shipping.fields.map((label) => label.ja)).toContain('発送日');
    expect(shipping.when).toEqual({
      field: expect.objectContaining({ ja: '販売形態' }),
      values: [expect.objectContaining({ ja: '物品販売' })],
    });
  });

  it('leave out fields of other notice types', () => {
    const fieldsOf = (code: (typeof NOTICE_TYPE_CODES)[number]) =>
      askedItems(code)
        .find((item) => item.name === 'customerContact')!
        .fields.map((label) => label.ja);
    expect(fieldsOf('usage_inquiry.cancellation_wanted')).not.toContain('エンドユーザーへの連絡日');
    expect(fieldsOf('complaint_investigation.no_reply')).toContain('エンドユーザーへの連絡日');
  });

  it('contain nothing about the purchaser for a cancellation request', () => {
    for (const code of NOTICE_TYPE_CODES.filter((c) => c.startsWith('cancellation_request.'))) {
      expect(askedItems(code).map((item) => item.name)).not.toContain('purchaser');
    }
  });
});
