import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity.module';
import { ControlController } from './control.controller';

/** The door for commands beside a running demo, whose embedded database has room for one process. */
@Module({ imports: [IdentityModule], controllers: [ControlController] })
export class ControlModule {}
