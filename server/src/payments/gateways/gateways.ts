import { Injectable } from '@nestjs/common';
import type { PaymentGateway } from './payment-gateway';

/** The gateways of this installation. Each registers itself when its module starts. */
@Injectable()
export class Gateways {
  private readonly known = new Map<string, PaymentGateway>();

  add(name: string, gateway: PaymentGateway): void {
    this.known.set(name, gateway);
  }

  /** undefined: this installation has no such gateway. */
  named(name: string | null): PaymentGateway | undefined {
    return name === null ? undefined : this.known.get(name);
  }

  /** In alphabetical order. */
  get names(): readonly string[] {
    return [...this.known.keys()].sort();
  }
}
