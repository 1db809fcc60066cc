import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MAIL_TEMPLATES } from '../mail-template';
import { MailTemplates, type TemplateVariables } from './mail-templates';
import { templateFolder } from './template-folder';

const templates = new MailTemplates();
const sampleOf = (name: string) =>
  JSON.parse(readFileSync(join(templateFolder(), name, 'sample.json'), 'utf8')) as TemplateVariables;

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
    expect(() => templates.render(name, incomplete as unknown as TemplateVariables)).toThrow(variable);
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

describe('broken templates', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mail-templates-'));
    cpSync(templateFolder(), folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

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
