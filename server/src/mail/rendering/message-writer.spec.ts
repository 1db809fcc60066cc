import { MessageWriter, type WritableMail } from './message-writer';

const config = {
  mailFrom: 'no-reply@example.jp',
  providerName: 'SBペイメントサービス',
  portalUrl: new URL('https://portal.example.jp'),
};
const mail: WritableMail = {
  id: '3b241101-e2bb-4255-8caf-4136c566a962',
  template: 'case-received',
  recipient: 'notify-one@example.jp',
  enqueuedAt: new Date('2026-11-20T01:02:03Z'),
  variables: {
    caseNumber: 'R-00000123',
    noticeType: 'usage_inquiry.not_recognized',
    answerDueOn: '2026-11-05',
    merchantId: '12345',
    serviceId: '001',
  },
};
const at = (day: string) => ({ now: () => new Date(`${day}T10:00:00+09:00`) });
const clock = at('2026-11-02');
const writer = new MessageWriter(config, clock);

describe('a message', () => {
  it('has a Message-ID made from its row and the date of its enqueuing, so that every attempt is the same', () => {
    expect(writer.write(mail)).toMatchObject({
      messageId: `<${mail.id}@example.jp>`,
      date: mail.enqueuedAt,
      to: 'notify-one@example.jp',
    });
    expect(writer.write(mail)).toEqual(writer.write(mail));
  });

  it('states type and day in Japanese, and links to the login and from there to the case', () => {
    const { text } = writer.write(mail);
    expect(text).toContain('通知種別: 利用照会:利用覚えなし');
    expect(text).toContain('回答期限: 残り2営業日(2026/11/05)');
    expect(text).toContain('\nhttps://portal.example.jp/login?next=/cases/R-00000123\n');
  });

  it('counts the days that are left when it is sent, and says what a weekend means', () => {
    const on = (today: string, template: WritableMail['template'] = 'case-received') =>
      new MessageWriter(config, at(today)).write({
        ...mail,
        template,
        variables: { ...mail.variables, answerDueOn: '2026-12-05' },
      }).text;
    expect(on('2026-12-03')).toContain('回答期限: 残り1営業日(2026/12/05)');
    expect(on('2026-12-04')).toContain('回答期限: 本日が最後の営業日です(期限は休業日 2026/12/05)');
    expect(on('2026-12-07')).toContain('回答期限: 期限超過(2026/12/05)');
    expect(on('2026-12-04', 'answer-receipt')).toContain('回答期限: 2026/12/05\n');
  });

  it('is in one thread with the other mails of its case, and apart from those of another', () => {
    const other = writer.write({ ...mail, id: 'other', template: 'case-reopened' });
    expect([other.conversation, other.caseNumber]).toEqual([writer.write(mail).conversation, 'R-00000123']);
    expect(other.messageId).not.toBe(writer.write(mail).messageId);
    expect(writer.write({ ...mail, variables: { ...mail.variables, caseNumber: 'R-00000124' } }).conversation).not.toBe(
      other.conversation,
    );
  });

  it('keeps the path of a portal that is served below a path', () => {
    const { text } = new MessageWriter({ ...config, portalUrl: new URL('https://example.jp/shokai/') }, clock).write(
      mail,
    );
    expect(text).toContain('https://example.jp/shokai/login?next=/cases/R-00000123');
  });

  it.each([
    'a@example.jp, evil@example.jp',
    'a@example.jp\r\nBcc: evil@example.jp',
    'a@example.jp\n',
    '名前 <a@example.jp>',
    'a@example.jp;b@example.jp',
    'a\u0001@example.jp',
    'a@',
    '',
  ])('is not written to %j', (recipient) =>
    expect(() => writer.write({ ...mail, recipient })).toThrow('not one e-mail address'),
  );

  it.each([
    ['a variable that is missing', { ...mail.variables, serviceId: undefined }],
    ['an unknown type', { ...mail.variables, noticeType: 'usage_inquiry.none' }],
    ['an invalid day', { ...mail.variables, answerDueOn: 'soon' }],
    ['no case', { ...mail.variables, caseNumber: undefined }],
  ])('is not written with %s', (_, variables) => {
    expect(() => writer.write({ ...mail, variables: variables as unknown as WritableMail['variables'] })).toThrow();
  });

  it('has one sender address, under a name of one line', () => {
    expect(new MessageWriter({ ...config, providerName: 'A\r\nBcc: evil@example.jp' }, clock).write(mail).from).toEqual(
      { name: 'A Bcc: evil@example.jp', address: 'no-reply@example.jp' },
    );
    expect(() => new MessageWriter({ ...config, mailFrom: 'a@example.jp, b@example.jp' }, clock)).toThrow('MAIL_FROM');
  });
});
