import { Module } from '@nestjs/common';
import { ClientFilesTask } from './client-files.task';

/** What the portal's pages need of the server beside its API. */
@Module({ providers: [ClientFilesTask], exports: [ClientFilesTask] })
export class PortalModule {}
