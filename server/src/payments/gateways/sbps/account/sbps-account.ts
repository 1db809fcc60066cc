import { IsObject, IsOptional, IsString, Matches, ValidateIf, ValidateNested } from 'class-validator';
import { expectedMarks, fieldError } from '../../../../../contract/src';
import { ReadAs } from '../../../../shared/request/field-readers';
import { Typed } from '../../../../shared/request/typed.decorator';
import { endpoint, merchantId, serviceId } from '../../../../shared/request/typed-readers';
import type { AccountForm } from '../../account-form';
import { IsEndpoint, isPublicEndpoint } from './endpoint';

const LENGTHS = { hashKey: 100, encryptionKey: 24, encryptionIv: 8 };

/** A secret of the provider's: ASCII without blanks. */
function Marks(least: number, most: number): PropertyDecorator {
  return Matches(new RegExp(`^[\\x21-\\x7e]{${least},${most}}$`), {
    context: { code: 'invalid_format', params: { expected: expectedMarks(least, most) } },
  });
}

/** 3DES. */
class EncryptionDto {
  @Marks(LENGTHS.encryptionKey, LENGTHS.encryptionKey) key: string;
  @Marks(LENGTHS.encryptionIv, LENGTHS.encryptionIv) iv: string;
}

/** The part `sbps` of a service's payment settings. */
class SbpsAccountDto {
  /** `https://host[:port]` in the public network; in the demo also `http` on loopback. */
  @IsEndpoint() @Typed(endpoint) endpoint: string;
  /** The merchant's id at the provider, 5 digits. */
  @IsString() @Typed(merchantId) merchantId: string;
  /** 3 digits. */
  @IsString() @Typed(serviceId) serviceId: string;
  @ValidateIf(({ hashKey }: SbpsAccountDto) => hashKey !== undefined) @Marks(1, LENGTHS.hashKey) hashKey?: string;
  /** null = values are sent unencrypted. */
  @IsOptional() @IsObject() @ValidateNested() @ReadAs(EncryptionDto) encryption?: EncryptionDto | null;
}

export const SBPS_ACCOUNT: AccountForm = {
  dto: SbpsAccountDto,
  ids: ['merchantId', 'serviceId'],
  secrets: ['hashKey', 'encryption'],
  destination: 'endpoint',
  /** In production, money moves, so the address must not be on this machine or in its network. */
  faultsInProduction: (account) =>
    isPublicEndpoint((account as SbpsAccountDto).endpoint) ? [] : [fieldError('/endpoint', 'endpoint_not_public')],
};
