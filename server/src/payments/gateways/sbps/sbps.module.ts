import { Module, type OnModuleInit } from '@nestjs/common';
import { Gateways } from '../gateways';
import { GatewaysModule } from '../gateways.module';
import { SbpsGateway } from './sbps.gateway';

/** The payment provider's XML API. */
@Module({ imports: [GatewaysModule], providers: [SbpsGateway] })
export class SbpsModule implements OnModuleInit {
  constructor(
    private readonly gateways: Gateways,
    private readonly sbps: SbpsGateway,
  ) {}

  onModuleInit(): void {
    this.gateways.add('sbps', this.sbps);
  }
}
