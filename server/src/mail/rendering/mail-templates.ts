import { MAIL_TEMPLATES, type MailTemplate } from '../mail-template';
import { type Fill, TemplateCompiler } from './compile-template';
import { oneLine } from './one-line';
import { templateFolder } from './template-folder';

/** The variables that every template may use; all of them are texts, ready to be shown. */
export interface TemplateVariables {
  readonly providerName: string;
  readonly merchantId: string;
  readonly serviceId: string;
  readonly caseNumber: string;
  /** The subject of a new case's mail, and the category's name in other mails. */
  readonly mailSubject: string;
  readonly categoryLabel: string;
  readonly noticeTypeLabel: string;
  /** `残り3営業日(2026/11/30)`, in the portal's wording; for a receipt `2026/11/30`. */
  readonly answerDueOn: string;
  readonly loginUrl: string;
}

export interface MailText {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

type Parts = { readonly [part in keyof MailText]: Fill };

/**
 * All mails, compiled and rendered once with their samples: a missing or wrong template prevents the start, not a mail.
 */
export class MailTemplates {
  private readonly parts: ReadonlyMap<MailTemplate, Parts>;

  constructor(folder: string = templateFolder()) {
    const compiler = new TemplateCompiler(folder);
    this.parts = new Map(MAIL_TEMPLATES.map((name) => [name, partsOf(compiler, name)]));
    for (const name of MAIL_TEMPLATES) this.render(name, sampleOf(compiler, name));
  }

  /** Throws when a variable is missing. The subject is one line whatever the variables contain. */
  render(name: MailTemplate, variables: TemplateVariables): MailText {
    const parts = this.parts.get(name);
    if (!parts) throw new Error(`There is no mail template ${name}`);
    checkFilled(variables);
    return { subject: oneLine(parts.subject(variables)), text: parts.text(variables), html: parts.html(variables) };
  }
}

/** Handlebars only checks that a variable exists: an empty one would leave a gap in the text. */
function checkFilled(variables: TemplateVariables): void {
  for (const [name, value] of Object.entries(variables))
    if (typeof value !== 'string' || !value) throw new Error(`${name} is empty`);
}

function partsOf(compiler: TemplateCompiler, name: MailTemplate): Parts {
  return {
    subject: compiler.compile(`${name}/subject`, 'plain'),
    text: compiler.compile(`${name}/text`, 'plain'),
    html: compiler.compile(`${name}/html`, 'html'),
  };
}

function sampleOf(compiler: TemplateCompiler, name: MailTemplate): TemplateVariables {
  return JSON.parse(compiler.read(`${name}/sample.json`)) as TemplateVariables;
}
