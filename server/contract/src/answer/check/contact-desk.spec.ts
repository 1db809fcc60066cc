import { contextOf, errorsOf, storedOf, TODAY } from '../../../../../test/support/examples/checked-answer';
import { exampleAnswer, withSection } from '../../../../../test/support/examples/example-answers';
import { checkAnswer } from '../..';

const goods = exampleAnswer('usage_inquiry.usage_details', TODAY);

describe('the contact desk', () => {
  const desk = (fields: object, type = goods.noticeType) =>
    errorsOf(withSection(exampleAnswer(type, TODAY), 'contactDesk', fields)).map((e) =>
      e.replace('/sections/contactDesk/', ''),
    );

  it('has a phone number, an e-mail address or a URL', () => {
    for (const one of [{ phone: '0120713362' }, { email: 'a@example.jp' }, { url: 'https://example.jp' }])
      expect(desk(one)).toEqual([]);
    expect(desk({ name: 'お客様窓口', hours: '平日' })).toEqual(['phone one_required']);
    expect(desk({ phone: ' ', email: null, url: '' })).toEqual(['phone one_required']);
  });

  it('needs more than a URL where customers did not know whom to ask', () => {
    const type = 'complaint_investigation.contact_unknown';
    expect(desk({ url: 'https://example.jp' }, type)).toEqual(['phone one_required']);
    for (const one of [{ phone: '0120713362' }, { email: 'a@example.jp' }]) expect(desk(one, type)).toEqual([]);
    const { errors } = checkAnswer(withSection(exampleAnswer(type, TODAY), 'contactDesk', {}), contextOf(type));
    expect(errors.map((error) => error.message)).toEqual(['電話番号、メールアドレスのうち1つ以上を入力してください。']);
  });

  it('has a URL that can be opened', () => {
    for (const url of ['javascript:alert(1)', 'example.jp', 'https://', 'ftp://example.jp', 'https://exa mple.jp'])
      expect(desk({ url })).toEqual(['url invalid_url']);
    expect(
      storedOf(withSection(goods, 'contactDesk', { url: ' ｈｔｔｐｓ：／／ｅｘａｍｐｌｅ．ｊｐ／ｑａ ' }))[
        'contactDesk'
      ],
    ).toEqual({ url: 'https://example.jp/qa' });
    expect(storedOf(withSection(goods, 'contactDesk', { url: 'https://example.jp/①ガイド' }))['contactDesk']).toEqual({
      url: 'https://example.jp/①ガイド',
    });
  });
});
