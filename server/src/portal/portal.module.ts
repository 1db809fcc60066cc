import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ClientFile } from './client-file.entity';
import { ClientFilesTask } from './client-files.task';

/** The parts of the server that the portal's pages need besides its API. */
@Module({
  imports: [TypeOrmModule.forFeature([ClientFile])],
  providers: [ClientFilesTask],
  exports: [ClientFilesTask],
})
export class PortalModule {}
