import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CaseStatus, statusAfter } from '../../../contract/src';
import type { CaseFound } from '../case-subject';
import type { MailEntry } from '../mail-entry';
import { MAIL_TEMPLATES, MAILS } from '../mails';
import { MessageWriter, type WritableMail } from './message-writer';
import { templateFolder } from './template-folder';

const config = {
  mailFrom: 'no-reply@example.jp',
  providerName: 'SBペイメントサービス',
  portalUrl: new URL('https://portal.example.jp'),
};
const CATEGORY = 'usage_inquiry_and_cancellation';
const found: CaseFound = {
  caseNumber: 'R-00000123',
  noticeType: 'usage_inquiry.not_recognized',
  answerDueOn: '2026-11-05',
  merchantId: '12345',
  serviceId: '001',
  status: 'received',
  revision: 0,
};
const mail: WritableMail = {
  id: '3b241101-e2bb-4255-8caf-4136c566a962',
  template: 'case-received',
  recipient: 'notify-one@example.jp',
  enqueuedAt: new Date('2026-11-20T01:02:03Z'),
  facts: { revision: 0 },
  found,
};
const at = (day: string) => ({ now: () => new Date(`${day}T10:00:00+09:00`) });
const clock = at('2026-11-02');
const writer = new MessageWriter(config, clock);
const written = (changed: Partial<WritableMail> = {}, by = writer) => by.write({ ...mail, ...changed })!;

describe('a message', () => {
  it('has a Message-ID made from its row and the date of its enqueuing, so that every attempt is the same', () => {
    expect(written()).toMatchObject({
      messageId: `<${mail.id}@example.jp>`,
      date: mail.enqueuedAt,
      to: 'notify-one@example.jp',
    });
    expect(written()).toEqual(written());
  });

  it('states type and day in Japanese, and links to the login and from there to the case', () => {
    const { text } = written();
    expect(text).toContain('通知種別: 利用照会:利用覚えなし');
    expect(text).toContain('回答期限: 残り2営業日(2026/11/05)');
    expect(text).toContain('\nhttps://portal.example.jp/login?next=/cases/R-00000123\n');
  });

  it('counts the days that are left when it is sent, and says what a weekend means', () => {
    const on = (today: string, template: WritableMail['template'] = 'case-received') =>
      written({ template, found: { ...found, answerDueOn: '2026-12-05' } }, new MessageWriter(config, at(today))).text;
    expect(on('2026-12-03')).toContain('回答期限: 残り1営業日(2026/12/05)');
    expect(on('2026-12-04')).toContain('回答期限: 本日が最後の営業日です(期限は休業日 2026/12/05)');
    expect(on('2026-12-07')).toContain('回答期限: 期限超過(2026/12/05)');
    expect(on('2026-12-04', 'answer-receipt')).toContain('回答期限: 2026/12/05\n');
  });

  it('is in one thread with the other mails of its case, and apart from those of another', () => {
    const other = written({ id: 'other', template: 'case-reopened' });
    expect([other.conversation, other.about]).toEqual([written().conversation, 'R-00000123']);
    expect(other.messageId).not.toBe(written().messageId);
    expect(written({ found: { ...found, caseNumber: 'R-00000124' } }).conversation).not.toBe(other.conversation);
  });

  it('keeps the path of a portal that is served below a path', () => {
    const below = new MessageWriter({ ...config, portalUrl: new URL('https://example.jp/shokai/') }, clock);
    const { text } = written({}, below);
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
  ])('is not written to %j', (recipient) => expect(() => written({ recipient })).toThrow('not one e-mail address'));

  it.each([
    ['a variable that is missing', { ...found, serviceId: undefined }],
    ['an unknown type', { ...found, noticeType: 'usage_inquiry.none' }],
    ['no case', undefined],
  ])('is not written with %s', (_, wrong) => expect(() => written({ found: wrong })).toThrow());

  it.each(MAIL_TEMPLATES)('of %s is made of the variables that the sample of its template has', (template) => {
    const sample = JSON.parse(readFileSync(join(templateFolder(), template, 'sample.json'), 'utf8')) as object;
    const entry: MailEntry<object, object, object> = MAILS[template];
    const made = entry.variables(found, { ...config, now: clock.now() });
    expect(Object.keys(made).sort()).toEqual(Object.keys(sample).sort());
  });

  const BY = {
    create: 'acquirer',
    answer: 'merchant',
    reopen: 'support',
    withdraw: 'acquirer',
    expire: 'system',
  } as const;
  /** The case after these acts. */
  const caseAfter = (...acts: (keyof typeof BY)[]): CaseFound => ({
    ...found,
    status: acts.reduce<CaseStatus | null>((status, act) => statusAfter(CATEGORY, status, act, BY[act])!, null)!,
    revision: acts.filter((act) => act === 'answer').length,
  });

  it.each([
    ['case-received', ['create'], true],
    ['case-received', ['create', 'answer'], false],
    ['case-received', ['create', 'answer', 'reopen'], false],
    ['case-received', ['create', 'withdraw'], false],
    ['case-received', ['create', 'expire'], false],
    ['case-reopened', ['create', 'expire', 'reopen'], true],
    ['case-reopened', ['create', 'expire', 'reopen', 'answer'], false],
    ['case-reopened', ['create', 'expire', 'reopen', 'answer', 'reopen'], false],
    ['answer-receipt', ['create', 'withdraw'], true],
  ] as const)('%s, enqueued at revision 0, after %j: written %s', (template, acts, isWritten) => {
    expect(writer.write({ ...mail, template, found: caseAfter(...acts) }) !== null).toBe(isWritten);
  });

  it('asks for an answer as long as the case waits for one, if its row is of the version without facts', () => {
    expect(writer.write({ ...mail, facts: {}, found: caseAfter('create', 'answer', 'reopen') })).not.toBeNull();
    expect(writer.write({ ...mail, facts: {}, found: caseAfter('create', 'answer') })).toBeNull();
  });

  it('has one sender address, under a name of one line', () => {
    const odd = new MessageWriter({ ...config, providerName: 'A\r\nBcc: evil@example.jp' }, clock);
    expect(written({}, odd).from).toEqual({ name: 'A Bcc: evil@example.jp', address: 'no-reply@example.jp' });
    expect(() => new MessageWriter({ ...config, mailFrom: 'a@example.jp, b@example.jp' }, clock)).toThrow('MAIL_FROM');
  });
});
