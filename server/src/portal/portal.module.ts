import { Module } from '@nestjs/common';
import { ClientFilesTask } from './client-files.task';

/** The parts of the server that the portal's pages need besides its API. */
@Module({ providers: [ClientFilesTask], exports: [ClientFilesTask] })
export class PortalModule {}
