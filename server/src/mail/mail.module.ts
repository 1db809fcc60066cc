import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { Config } from '../config';
import { Clock } from '../shared/time/clock';
import { CONFIG } from '../shared/settings/config.token';
import { DeliverMailsTask } from './deliver-mails.task';
import { MailDelivery } from './mail-delivery';
import { MailHealth } from './mail-health';
import { MailQueueService } from './mail-queue.service';
import { MailsService } from './mails.service';
import { MessageWriter } from './rendering/message-writer';
import { MailTransport, TRANSPORT_WITHOUT_SERVER } from './transport/mail-transport';
import { SmtpTransport } from './transport/smtp-transport';
import { OutgoingMail } from './outgoing-mail.entity';

/** Mails: written as rows by the action that causes them, sent later to SMTP_URL. */

@Module({
  imports: [TypeOrmModule.forFeature([OutgoingMail])],
  providers: [
    MailsService,
    MailHealth,
    MailQueueService,
    MailDelivery,
    DeliverMailsTask,
    {
      provide: MessageWriter,
      inject: [CONFIG, Clock],
      useFactory: (config: Config, clock: Clock) => new MessageWriter(config, clock),
    },
    {
      provide: MailTransport,
      inject: [CONFIG, { token: TRANSPORT_WITHOUT_SERVER, optional: true }],
      useFactory: ({ smtpUrl }: Config, otherwise?: MailTransport) =>
        smtpUrl ? new SmtpTransport(smtpUrl) : otherwise,
    },
  ],
  exports: [MailsService, MailHealth],
})
export class MailModule {}
