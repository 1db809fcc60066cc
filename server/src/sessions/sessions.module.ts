import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AuditModule } from '../audit/audit.module';
import { AdministratorsService } from './administrators.service';
import { MerchantKeysService } from './api-keys/merchant-keys.service';
import { ControlController } from './control.controller';
import { DeviceCookie, SessionCookie } from './cookies';
import { LoginThrottleService } from './login-throttle.service';
import { LoginService } from './login.service';
import { PasswordService } from './password.service';
import { SessionController } from './session.controller';
import { SessionGuard } from './session.guard';
import { SessionService } from './session.service';

@Module({
  imports: [AuditModule],
  controllers: [SessionController, ControlController],
  providers: [
    SessionService, SessionCookie, DeviceCookie, LoginService, LoginThrottleService, PasswordService, AdministratorsService, MerchantKeysService,
    { provide: APP_GUARD, useClass: SessionGuard },
  ],
  exports: [MerchantKeysService],
})
export class SessionsModule {}
