import { TemplateCompiler } from '../rendering/compile-template';
import { templateFolder } from '../rendering/template-folder';
import type { MailboxMail } from './mailbox-folder';

const MAILBOX_PATH = '/demo/mailbox';
const PAGE_SIZE = 100;
const TIME = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});
const LINK = /https?:\/\/[^\s<>"]+/g;

export type NamedMail = MailboxMail & { readonly name: string };

/** The mailbox's names on a page; pages are counted from 1. */
export function namesOnPage(names: readonly string[], page: number): readonly string[] {
  return names.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
}

export function pageCount(names: readonly string[]): number {
  return Math.max(1, Math.ceil(names.length / PAGE_SIZE));
}

/** The pages of the demo mailbox, rendered from `mail-templates/demo-mailbox`; all content of a mail is escaped. */
export class MailboxPages {
  readonly stylesheet: string;
  private readonly listPage;
  private readonly mailPage;

  constructor(private readonly portalOrigin: string) {
    const compiler = new TemplateCompiler(templateFolder());
    this.listPage = compiler.compile('demo-mailbox/list', 'html');
    this.mailPage = compiler.compile('demo-mailbox/mail', 'html');
    this.stylesheet = compiler.read('demo-mailbox/mailbox.css');
  }

  list(mails: readonly NamedMail[], total: number, page: number, pages: number): string {
    const rows = mails.map(({ name, subject, to, sentAt }) => ({
      href: `${MAILBOX_PATH}/${name}`,
      subject,
      to,
      sentAt,
      time: tokyoTime(sentAt),
    }));
    const link = (target: number) => ({
      exists: target >= 1 && target <= pages,
      href: `${MAILBOX_PATH}?page=${target}`,
    });
    return this.listPage({
      path: MAILBOX_PATH,
      rows,
      total,
      page,
      pages,
      manyPages: pages > 1,
      newer: link(page - 1),
      older: link(page + 1),
    });
  }

  mail(mail: NamedMail): string {
    const href = `${MAILBOX_PATH}/${mail.name}`;
    return this.mailPage({
      ...mail,
      path: MAILBOX_PATH,
      time: tokyoTime(mail.sentAt),
      pieces: this.piecesOf(mail.text),
      htmlHref: `${href}/html`,
    });
  }

  /** Splits a plain text at its links into the portal; other links stay text. */
  private piecesOf(text: string): { text: string; href: string | null }[] {
    const pieces: { text: string; href: string | null }[] = [];
    let end = 0;
    for (const { 0: link, index } of text.matchAll(LINK)) {
      if (!link.startsWith(`${this.portalOrigin}/`)) continue;
      pieces.push({ text: text.slice(end, index), href: null }, { text: link, href: link });
      end = index + link.length;
    }
    return [...pieces, { text: text.slice(end), href: null }];
  }
}

function tokyoTime(instant: string): string {
  return TIME.format(new Date(instant));
}
