import { Injectable } from '@nestjs/common';
import type { GatewayName } from '../../../contract/src';
import type { PaymentGateway } from './payment-gateway';
import { SbpsGateway } from './sbps/sbps.gateway';

/** The gateways that this installation has. */
@Injectable()
export class Gateways {
  private readonly known = new Map<GatewayName, PaymentGateway>();

  constructor(sbps: SbpsGateway) {
    this.add('sbps', sbps);
  }

  /** For a gateway that not every installation has. */
  add(name: GatewayName, gateway: PaymentGateway): void {
    this.known.set(name, gateway);
  }

  /** undefined: this installation has no such gateway. */
  named(name: GatewayName | null): PaymentGateway | undefined {
    return name === null ? undefined : this.known.get(name);
  }
}
