import type { GatewayAccount } from '../../payment-gateway';

/** The credentials that the provider issues to a service for its API; stored encrypted. */
export interface SbpsCredentials {
  /** `https://…`, without the path; another scheme only on loopback. */
  readonly endpoint: string;
  /** merchant_id 9(5), service_id 9(3) at the provider. */
  readonly merchantId: string;
  readonly serviceId: string;
  readonly hashKey: string;
  /** 3DES; null = values are sent unencrypted (encrypted_flg 0). Key 24 ASCII bytes, IV 8. */
  readonly encryption: { readonly key: string; readonly iv: string } | null;
}

/** The credentials of an account; null if they are missing or were stored in another format. */
export function sbpsCredentialsOf({ credentials }: Pick<GatewayAccount, 'credentials'>): SbpsCredentials | null {
  return credentials !== null && isSbps(credentials) ? credentials : null;
}

function isSbps(credentials: object): credentials is SbpsCredentials {
  const { endpoint, merchantId, serviceId, hashKey, encryption } = credentials as Partial<SbpsCredentials>;
  return (
    areTexts(endpoint, merchantId, serviceId, hashKey) &&
    (encryption === null || (encryption !== undefined && areTexts(encryption.key, encryption.iv)))
  );
}

function areTexts(...values: unknown[]): boolean {
  return values.every((value) => typeof value === 'string');
}
