import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { APP_GUARD } from '@nestjs/core';
import { AuditModule } from '../audit/audit.module';
import { AdministratorsService } from './administrators.service';
import { MerchantKey } from './api-keys/merchant-key.entity';
import { MerchantKeysService } from './api-keys/merchant-keys.service';
import { Cookies } from './session/cookies';
import { KnownDevicesService } from './log-in/known-devices.service';
import { LoginThrottleService } from './log-in/login-throttle.service';
import { LoginService } from './log-in/login.service';
import { PasswordService } from './passwords/password.service';
import { SessionController } from './session/session.controller';
import { SessionGuard } from './session/session.guard';
import { SessionService } from './session/session.service';
import { LookUpsService } from './look-ups.service';
import { SweepLoginsTask } from './log-in/sweep-logins.task';
import { KnownDevice } from './log-in/known-device.entity';
import { LoginTries } from './log-in/login-tries.entity';
import { PasswordLink } from './passwords/password-link.entity';
import { Session } from './session/session.entity';
import { User } from './user.entity';

@Module({
  imports: [TypeOrmModule.forFeature([KnownDevice, LoginTries, MerchantKey, PasswordLink, Session, User]), AuditModule],
  controllers: [SessionController],
  providers: [
    SessionService,
    Cookies,
    KnownDevicesService,
    LoginService,
    LoginThrottleService,
    LookUpsService,
    PasswordService,
    AdministratorsService,
    MerchantKeysService,
    SweepLoginsTask,
    { provide: APP_GUARD, useClass: SessionGuard },
  ],
  exports: [AdministratorsService, LookUpsService, MerchantKeysService],
})
export class IdentityModule {}
