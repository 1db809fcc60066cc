import { MAIL_TEMPLATES, type MailTemplate } from '../mails';
import { type Fill, TemplateCompiler } from './compile-template';
import { oneLine } from './one-line';
import { templateFolder } from './template-folder';

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
  private readonly parts: ReadonlyMap<string, Parts>;

  constructor(folder: string = templateFolder(), names: readonly string[] = MAIL_TEMPLATES) {
    const compiler = new TemplateCompiler(folder);
    this.parts = new Map(names.map((name) => [name, partsOf(compiler, name)]));
    for (const name of names) this.render(name as MailTemplate, sampleOf(compiler, name));
  }

  /**
   * `variables`: those of `Mails`. Throws when one is missing or empty. The subject is one line whatever the variables
   * contain.
   */
  render(name: MailTemplate, variables: object): MailText {
    const parts = this.parts.get(name);
    if (!parts) throw new Error(`There is no mail template ${name}`);
    checkFilled(name, variables);
    return { subject: oneLine(parts.subject(variables)), text: parts.text(variables), html: parts.html(variables) };
  }
}

/** Handlebars only checks that a variable exists: an empty text or list would leave a gap in the mail. */
function checkFilled(name: string, value: unknown): void {
  if (typeof value === 'string' && value) return;
  const parts = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  if (!parts.length) throw new Error(`${name} is empty`);
  for (const [part, filled] of parts) checkFilled(part, filled);
}

function partsOf(compiler: TemplateCompiler, name: string): Parts {
  return {
    subject: compiler.compile(`${name}/subject`, 'plain'),
    text: compiler.compile(`${name}/text`, 'plain'),
    html: compiler.compile(`${name}/html`, 'html'),
  };
}

function sampleOf(compiler: TemplateCompiler, name: string): object {
  return JSON.parse(compiler.read(`${name}/sample.json`)) as object;
}
