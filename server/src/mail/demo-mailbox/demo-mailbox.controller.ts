import { Controller, Get, Header, Inject, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { join } from 'node:path';
import type { Config } from '../../config';
import { CONFIG } from '../../shared/settings/config.token';
import { notFound } from '../../shared/errors/domain-error';
import { Public } from '../../shared/http/public.decorator';
import { MailboxFolder } from './mailbox-folder';
import { MailboxPages, type NamedMail, namesOnPage, pageCount } from './mailbox-pages';

const HTML = 'text/html; charset=utf-8';
/** A mail's HTML may run and fetch nothing, but its links open outside the frame. Only the portal may frame it. */
const MAIL_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation',
].join('; ');

/**
 * Shows the demo's mails to people who try the portal out. With SMTP_URL set, mails go to that server and these pages
 * answer 404.
 */
@Public()
@Controller('demo/mailbox')
export class DemoMailboxController {
  private readonly mailbox: MailboxFolder;
  private readonly pages: MailboxPages;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    this.mailbox = new MailboxFolder(join(config.dataDir, 'mailbox'));
    this.pages = new MailboxPages(config.portalUrl.origin);
  }

  @Get()
  @Header('content-type', HTML)
  @Header('cache-control', 'no-store')
  async list(@Query('page') asked?: string): Promise<string> {
    this.checkOpen();
    const names = await this.mailbox.names();
    const pages = pageCount(names);
    const page = Math.min(Math.max(1, Math.trunc(Number(asked)) || 1), pages);
    const mails = await Promise.all(namesOnPage(names, page).map((name) => this.find(name)));
    return this.pages.list(
      mails.filter((mail) => mail !== undefined),
      names.length,
      page,
      pages,
    );
  }

  @Get('mailbox.css')
  @Header('content-type', 'text/css; charset=utf-8')
  @Header('cache-control', 'no-cache')
  stylesheet(): string {
    this.checkOpen();
    return this.pages.stylesheet;
  }

  @Get(':name')
  @Header('content-type', HTML)
  @Header('cache-control', 'no-store')
  async mail(@Param('name') name: string): Promise<string> {
    return this.pages.mail(await this.open(name));
  }

  @Get(':name/html')
  @Header('content-type', HTML)
  @Header('cache-control', 'no-store')
  async html(@Param('name') name: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { html } = await this.open(name);
    // A sandboxed document has no origin that could have an agent cluster of its own; browsers warn about the header.
    reply.raw.removeHeader('origin-agent-cluster');
    void reply.header('content-security-policy', MAIL_POLICY).header('x-frame-options', 'SAMEORIGIN');
    return html.replace('<head>', '<head><base target="_top">');
  }

  private async open(name: string): Promise<NamedMail> {
    this.checkOpen();
    const mail = await this.find(name);
    if (!mail) throw notFound();
    return mail;
  }

  private async find(name: string): Promise<NamedMail | undefined> {
    const mail = await this.mailbox.get(name);
    return mail && { ...mail, name };
  }

  private checkOpen(): void {
    if (this.config.smtpUrl) throw notFound();
  }
}
