import { Module, type OnModuleInit } from '@nestjs/common';
import { Gateways } from '../../gateways';
import { GatewaysModule } from '../../gateways.module';
import { PaperGateway } from './paper.gateway';

@Module({ imports: [GatewaysModule], providers: [PaperGateway] })
export class PaperModule implements OnModuleInit {
  constructor(
    private readonly gateways: Gateways,
    private readonly paper: PaperGateway,
  ) {}

  onModuleInit(): void {
    this.gateways.add('paper', this.paper);
  }
}
