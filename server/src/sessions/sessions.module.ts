import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AuditModule } from '../audit/audit.module';
import { AdministratorsService } from './administrators.service';
import { MerchantKeysService } from './api-keys/merchant-keys.service';
import { Cookies } from './cookies';
import { KnownDevicesService } from './known-devices.service';
import { LoginThrottleService } from './login-throttle.service';
import { LoginService } from './login.service';
import { PasswordService } from './password.service';
import { SessionController } from './session.controller';
import { SessionGuard } from './session.guard';
import { SessionService } from './session.service';
import { SweepLoginsTask } from './sweep-logins.task';

@Module({
  imports: [AuditModule],
  controllers: [SessionController],
  providers: [
    SessionService,
    Cookies,
    KnownDevicesService,
    LoginService,
    LoginThrottleService,
    PasswordService,
    AdministratorsService,
    MerchantKeysService,
    SweepLoginsTask,
    { provide: APP_GUARD, useClass: SessionGuard },
  ],
  exports: [AdministratorsService, MerchantKeysService],
})
export class SessionsModule {}
