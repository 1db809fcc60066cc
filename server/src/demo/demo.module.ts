import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { AppParts } from '../app.module';
import { DemoMailboxModule } from '../mail/demo-mailbox/demo-mailbox.module';
import { ShopModule } from '../shop/shop.module';
import { SandboxModule } from '../payments/gateways/sandbox/sandbox.module';
import { ControlModule } from '../identity/control/control.module';
import type { DemoConfig } from './demo-config';
import { Installation } from './installation.entity';

/** The modules that only the demo has: production neither loads nor ships them. */
@Module({
  imports: [TypeOrmModule.forFeature([Installation]), DemoMailboxModule, SandboxModule, ShopModule, ControlModule],
})
class DemoModule {}

const SHOP = /^\/shop(\/|\?|$)/;

/** The parts that the demo adds to an application. */
export function demoParts(config: DemoConfig): Pick<AppParts, 'config' | 'modules' | 'guestPages'> {
  return {
    config,
    modules: [DemoModule],
    guestPages: { includes: (url) => SHOP.test(url), scriptOrigin: config.sbpsTokenizerOrigin },
  };
}
