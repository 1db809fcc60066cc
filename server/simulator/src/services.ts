import type { CipherKeys } from './protocol/cipher';

/** A merchant's service at the provider. */
export interface SimulatedService {
  /** 5 and 3 digits. */
  readonly merchantId: string;
  readonly serviceId: string;
  readonly hashKey: string;
  /** null: the service has no keys, so nothing may be encrypted. */
  readonly encryption: CipherKeys | null;
  /** 自動売上: captured as soon as the authorisation is confirmed. */
  readonly autoCapture: boolean;
}

/** Days during which an authorisation can be captured, and during which a captured payment can be refunded. */
export interface Deadlines {
  readonly authorizationDays: number;
  readonly refundDays: number;
}

export const DEADLINES: Deadlines = { authorizationDays: 60, refundDays: 90 };

/** These credentials are public: they give access only to the simulator. */
export const SERVICES: readonly SimulatedService[] = [
  {
    merchantId: '90001',
    serviceId: '001',
    hashKey: 'simulated-hash-key-of-service-001',
    encryption: null,
    autoCapture: false,
  },
  {
    merchantId: '90001',
    serviceId: '002',
    hashKey: 'simulated-hash-key-of-service-002',
    encryption: { key: 'simulated-3des-key-of-02', iv: 'sim-iv02' },
    autoCapture: true,
  },
];
