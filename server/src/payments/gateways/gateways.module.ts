import { Module } from '@nestjs/common';
import { OutboxModule } from '../../outbox/outbox.module';
import { Gateways } from './gateways';
import { LookUpRoundsService } from './look-up-rounds.service';

/** What every gateway's module needs in order to add its gateway. */
@Module({
  imports: [OutboxModule],
  providers: [Gateways, LookUpRoundsService],
  exports: [Gateways, LookUpRoundsService],
})
export class GatewaysModule {}
