import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity.module';
import { ControlController } from './control.controller';

/** Routes for commands beside a running demo, whose embedded database can be opened by one process only. */
@Module({ imports: [IdentityModule], controllers: [ControlController] })
export class ControlModule {}
