// Placeholder until the real one is written in this very file.
import { Injectable } from '@nestjs/common';
import type { PaymentGateway } from '../payment-gateway';

@Injectable()
export class SbpsGateway implements PaymentGateway {
  authenticate = () => Promise.resolve({ outcome: 'unknown', reason: 'not written yet' } as const);
  authorize = () => Promise.resolve({ outcome: 'unknown', reason: 'not written yet' } as const);
  capture = () => Promise.resolve({ outcome: 'unknown', reason: 'not written yet' } as const);
  refund = () => Promise.resolve({ outcome: 'unknown', reason: 'not written yet' } as const);
  lookUp = () => Promise.resolve({ outcome: 'unknown', reason: 'not written yet' } as const);
}
