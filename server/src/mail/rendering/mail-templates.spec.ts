import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MAIL_TEMPLATES, type Mails, type MailTemplate } from '../mails';
import { MailTemplates } from './mail-templates';
import { templateFolder } from './template-folder';

const templates = new MailTemplates();
const sampleOf = (name: MailTemplate) =>
  JSON.parse(readFileSync(join(templateFolder(), name, 'sample.json'), 'utf8')) as Mails[MailTemplate]['variables'];

describe('the subject of a new case', () => {
  it('is the prescribed one, character by character', () => {
    expect(templates.render('case-received', sampleOf('case-received')).subject).toBe(
      '[SBペイメントサービス]利用照会・代行解約発生のご連絡(12345-001)',
    );
  });

  it('names the provider of the installation, unescaped', () => {
    const { subject, text } = templates.render('case-received', {
      ...sampleOf('case-received'),
      providerName: `Tom's & <Co>`,
    });
    expect(subject).toBe(`[Tom's & <Co>]利用照会・代行解約発生のご連絡(12345-001)`);
    expect(text).toContain(`Tom's & <Co>`);
  });
});

describe.each(MAIL_TEMPLATES)('%s', (name) => {
  const sample = sampleOf(name);
  const mail = templates.render(name, sample);

  it('names the case, its type, its deadline and the login in both parts', () => {
    for (const part of [mail.text, mail.html.replaceAll('&#x3D;', '=')]) {
      for (const value of [sample.caseNumber, sample.noticeTypeLabel, sample.answerDueOn, sample.loginUrl])
        expect(part).toContain(value);
    }
  });

  it.each(Object.keys(sample))('is not rendered without %s', (variable) => {
    const incomplete = Object.fromEntries(Object.entries(sample).filter(([key]) => key !== variable));
    expect(() => templates.render(name, incomplete)).toThrow(variable);
  });

  it('escapes variables in its HTML', () => {
    const { html } = templates.render(name, {
      ...sample,
      providerName: '<script>alert(1)</script>',
      noticeTypeLabel: '"><img src=x>',
    });
    expect(html).not.toContain('<script>');
    expect(html).not.toContain('<img');
  });

  it('has a subject of one line, whatever a variable contains', () => {
    const { subject } = templates.render(name, { ...sample, providerName: 'A\r\nBcc: evil@example.jp\u2028B\u0000C' });
    expect(subject).not.toMatch(/[\u0000-\u001f\u2028]/);
  });

  it('fetches nothing and runs nothing', () => {
    expect(mail.html).not.toMatch(/<(img|script|link|iframe|form)|url\(|@import|javascript:/i);
  });
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mail-templates-'));
  cpSync(templateFolder(), folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a mail with a list', () => {
  const TEXT = '{{providerName}}{{#each cases}}\n- {{caseNumber}}{{#each notes}} [{{this}}]{{/each}}{{/each}}';
  const cases = [
    { caseNumber: 'SD-1', notes: ['one', 'two'] },
    { caseNumber: 'SD-2', notes: ['<three>'] },
  ];
  const name = 'digest' as MailTemplate;
  const digests = (sample: object) => {
    mkdirSync(join(folder, name));
    for (const file of ['subject.hbs', 'text.hbs', 'html.hbs']) writeFileSync(join(folder, name, file), TEXT);
    writeFileSync(join(folder, name, 'sample.json'), JSON.stringify(sample));
    return new MailTemplates(folder, [name]);
  };

  it('names each of its items, in both parts', () => {
    const { text, html } = digests({ providerName: 'P', cases }).render(name, { providerName: 'P', cases });
    expect(text).toBe('P\n- SD-1 [one] [two]\n- SD-2 [<three>]');
    expect(html).toBe('P\n- SD-1 [one] [two]\n- SD-2 [&lt;three&gt;]');
  });

  it.each([
    ['cases is empty', { providerName: 'P', cases: [] }],
    ['caseNumber is empty', { providerName: 'P', cases: [...cases, { caseNumber: '', notes: ['one'] }] }],
    ['notes is empty', { providerName: 'P', cases: [{ caseNumber: 'SD-1', notes: [] }] }],
    ['"caseNumber" not defined', { providerName: 'P', cases: [{ notes: ['one'] }] }],
    ['each needs a list', { providerName: 'P' }],
  ])('is not rendered, and does not let the server start with such a sample, if %s', (error, variables) => {
    expect(() => digests(variables)).toThrow(error);
  });
});

describe('broken templates', () => {
  it('prevent the start when one is missing', () => {
    rmSync(join(folder, 'case-reopened', 'text.hbs'));
    expect(() => new MailTemplates(folder)).toThrow('text.hbs');
  });

  it.each(['{{#if', '{{noSuchVariable}}', '{{> no-such-partial}}', '{{noSuchHelper caseNumber}}'])(
    'prevent the start when one contains %s',
    (content) => {
      writeFileSync(join(folder, 'answer-receipt', 'html.hbs'), content);
      expect(() => new MailTemplates(folder)).toThrow();
    },
  );
});
