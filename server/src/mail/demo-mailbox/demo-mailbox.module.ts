import { join } from 'node:path';
import { Global, Module } from '@nestjs/common';
import type { Config } from '../../config';
import { CONFIG } from '../../shared/settings/config.token';
import { TRANSPORT_WITHOUT_SERVER } from '../transport/mail-transport';
import { DemoMailboxController } from './demo-mailbox.controller';
import { MailboxFolder } from './mailbox-folder';
import { MailboxTransport } from './mailbox-transport';

/**
 * The transport of the demo's mails, and the page that shows them. Global, because the mail module does not know it.
 */
@Global()
@Module({
  controllers: [DemoMailboxController],
  providers: [
    {
      provide: TRANSPORT_WITHOUT_SERVER,
      inject: [CONFIG],
      useFactory: ({ dataDir }: Config) => new MailboxTransport(new MailboxFolder(join(dataDir, 'mailbox'))),
    },
  ],
  exports: [TRANSPORT_WITHOUT_SERVER],
})
export class DemoMailboxModule {}
