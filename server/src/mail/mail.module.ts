import { join } from 'node:path';
import { Module } from '@nestjs/common';
import type { Config } from '../config';
import { Clock } from '../shared/clock';
import { CONFIG } from '../shared/config.token';
import { DeliverMailsTask } from './deliver-mails.task';
import { DemoMailboxController } from './demo-mailbox/demo-mailbox.controller';
import { MailboxFolder } from './demo-mailbox/mailbox-folder';
import { MailboxTransport } from './demo-mailbox/mailbox-transport';
import { MailDelivery } from './mail-delivery';
import { MailHealth } from './mail-health';
import { MailQueueService } from './mail-queue.service';
import { OutboxService } from './outbox.service';
import { MessageWriter } from './rendering/message-writer';
import { MailTransport } from './transport/mail-transport';
import { SmtpTransport } from './transport/smtp-transport';

/** Mails: written as rows by whatever happens, sent later to SMTP_URL, or to the demo mailbox where there is none. */
@Module({
  controllers: [DemoMailboxController],
  providers: [
    OutboxService, MailHealth, MailQueueService, MailDelivery, DeliverMailsTask,
    { provide: MessageWriter, inject: [CONFIG, Clock], useFactory: (config: Config, clock: Clock) => new MessageWriter(config, clock) },
    {
      provide: MailTransport, inject: [CONFIG],
      useFactory: ({ smtpUrl, dataDir }: Config) => (smtpUrl ? new SmtpTransport(smtpUrl) : new MailboxTransport(new MailboxFolder(join(dataDir, 'mailbox')))),
    },
  ],
  exports: [OutboxService, MailHealth],
})
export class MailModule {}
