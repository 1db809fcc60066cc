import { Module } from '@nestjs/common';
import { OutboxService } from './outbox.service';

/** The claiming of rows whose work is done later and outside the database. */
@Module({ providers: [OutboxService], exports: [OutboxService] })
export class OutboxModule {}
