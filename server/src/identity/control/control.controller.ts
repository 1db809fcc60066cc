import { Body, Controller, Post, UseGuards } from '@nestjs/common';
import { IsString } from 'class-validator';
import { Public } from '../../shared/http/public.decorator';
import { AdministratorsService } from '../administrators.service';
import { ControlGuard } from './control.guard';

class NewAdministratorDto {
  @IsString() userId: string;
  @IsString() email: string;
}

/** For commands on this machine beside a running portal: the embedded database can be opened by one process only. */
@Public()
@UseGuards(ControlGuard)
@Controller('control')
export class ControlController {
  constructor(private readonly administrators: AdministratorsService) {}

  @Post('administrators')
  async create(@Body() { userId, email }: NewAdministratorDto): Promise<{ link: string }> {
    return { link: await this.administrators.create(userId, email) };
  }
}
