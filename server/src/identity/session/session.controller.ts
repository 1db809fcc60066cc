import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SessionView } from '../../../contract/src';
import type { Config } from '../../config';
import { Clock } from '../../shared/time/clock';
import { CONFIG } from '../../shared/settings/config.token';
import { Public } from '../../shared/http/public.decorator';
import { Cookies } from './cookies';
import { Live } from './current-user.decorator';
import { LoginService } from '../log-in/login.service';
import { PasswordService } from '../passwords/password.service';
import { SameOriginGuard } from './same-origin.guard';
import { LoginDto, PasswordDto } from './session.dto';
import { Permit } from './session.guard';
import { type LiveSession, SessionService } from './session.service';
import { sessionView } from './session.view';

@Controller('api')
export class SessionController {
  constructor(
    private readonly sessions: SessionService,
    private readonly logins: LoginService,
    private readonly passwords: PasswordService,
    private readonly cookies: Cookies,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Public()
  @Get('session')
  async current(@Req() request: FastifyRequest): Promise<SessionView> {
    const token = this.cookies.session.read(request);
    const session = token ? await this.sessions.find(token, request.ip, request.headers['x-background'] !== '1') : null;
    return sessionView(session, this.config, this.clock);
  }

  @Public()
  @UseGuards(SameOriginGuard)
  @Post('session')
  async login(
    @Body() { userId, password }: LoginDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    const { device, session } = await this.logins.login({
      userId,
      password,
      address: request.ip,
      device: this.cookies.device.read(request),
      session: this.cookies.session.read(request),
    });
    this.cookies.session.write(reply, session);
    this.cookies.device.write(reply, device);
    return sessionView(await this.sessions.find(session, request.ip, false), this.config, this.clock);
  }

  @Permit('any_user')
  @Delete('session')
  @HttpCode(204)
  async logout(@Live() session: LiveSession, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.close(session);
    this.cookies.session.clear(reply);
  }

  @Permit('any_user')
  @Post('session/extension')
  @HttpCode(200)
  async extend(@Live() session: LiveSession): Promise<SessionView> {
    return sessionView(await this.sessions.extend(session), this.config, this.clock);
  }

  @Public()
  @UseGuards(SameOriginGuard)
  @Post('password')
  @HttpCode(204)
  async setPassword(
    @Body() { token, password }: PasswordDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const device = await this.passwords.set({
      token,
      password,
      address: request.ip,
      device: this.cookies.device.read(request),
    });
    this.cookies.device.write(reply, device);
  }
}
