import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Gateways } from '../gateways';
import { GatewaysModule } from '../gateways.module';
import { SandboxGateway } from './sandbox.gateway';
import { SandboxLedgerService } from './sandbox-ledger.service';
import { SandboxPayment } from './sandbox-payment.entity';

/** A gateway that moves no money, for the demo only. */
@Module({
  imports: [TypeOrmModule.forFeature([SandboxPayment]), GatewaysModule],
  providers: [SandboxGateway, SandboxLedgerService],
  exports: [SandboxLedgerService],
})
export class SandboxModule implements OnModuleInit {
  constructor(
    private readonly gateways: Gateways,
    private readonly sandbox: SandboxGateway,
  ) {}

  onModuleInit(): void {
    this.gateways.add('sandbox', this.sandbox);
  }
}
