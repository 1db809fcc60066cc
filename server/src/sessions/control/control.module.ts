import { Module } from '@nestjs/common';
import { SessionsModule } from '../sessions.module';
import { ControlController } from './control.controller';

/** The door for commands beside a running demo, whose embedded database has room for one process. */
@Module({ imports: [SessionsModule], controllers: [ControlController] })
export class ControlModule {}
