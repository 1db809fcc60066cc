import { Type } from 'class-transformer';
import {
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  Min,
  ValidateBy,
  ValidateIf,
  ValidateNested,
  type ValidationArguments,
} from 'class-validator';
import {
  CARD_BRANDS,
  type CardBrand,
  GATEWAY_NAMES,
  type GatewayName,
  type PaymentSettingsRequest,
  type SbpsRequest,
  SETTINGS_LIMITS as LIMIT,
  expectedMarks,
} from '../../../contract/src';
import { OneOf } from '../../shared/request/one-of.decorator';
import { Typed, TypedPart } from '../../shared/request/typed.decorator';
import { endpoint, merchantId, serviceId } from '../../shared/request/typed-readers';
import { IsEndpoint } from './is-endpoint';

/** A secret of the gateway: ASCII without blanks. */
function Marks(least: number, most: number): PropertyDecorator {
  return Matches(new RegExp(`^[\\x21-\\x7e]{${least},${most}}$`), {
    context: { code: 'invalid_format', params: { expected: expectedMarks(least, most) } },
  });
}

/** A whole number of days within its limits. */
function IsDays({ min, max }: { readonly min: number; readonly max: number }): PropertyDecorator {
  const outOfRange = { context: { code: 'out_of_range', params: { min, max } } };
  return (target, property) =>
    [IsInt(), Min(min, outOfRange), Max(max, outOfRange)].forEach((rule) => rule(target, property));
}

/** No other gateway has an account to speak of. */
function OfSbpsOnly(): PropertyDecorator {
  const validate = (_: unknown, args?: ValidationArguments) =>
    !GATEWAY_NAMES.some((name) => name !== 'sbps' && name === (args!.object as PaymentSettingsDto).gateway);
  return ValidateBy(
    { name: 'ofSbpsOnly', validator: { validate, defaultMessage: () => 'not_asked' } },
    { context: { code: 'not_asked' } },
  );
}

class EncryptionDto {
  @Marks(LIMIT.encryptionKey, LIMIT.encryptionKey) key: string;
  @Marks(LIMIT.encryptionIv, LIMIT.encryptionIv) iv: string;
}

class SbpsDto implements SbpsRequest {
  @IsEndpoint() @Typed(endpoint) endpoint: string;
  @IsString() @Typed(merchantId) merchantId: string;
  @IsString() @Typed(serviceId) serviceId: string;
  @ValidateIf(({ hashKey }: SbpsDto) => hashKey !== undefined) @Marks(1, LIMIT.hashKey) hashKey?: string;
  @IsOptional() @IsObject() @ValidateNested() @Type(() => EncryptionDto) encryption?: EncryptionDto | null;
}

/** A brand left out: the gateway decides. */
class RefundDaysDto implements Partial<Record<CardBrand, number>> {}
for (const brand of CARD_BRANDS) {
  ValidateIf((days: Partial<Record<CardBrand, number>>) => days[brand] !== undefined)(RefundDaysDto.prototype, brand);
  IsDays(LIMIT.refundDays)(RefundDaysDto.prototype, brand);
}

export class PaymentSettingsDto implements PaymentSettingsRequest {
  @IsInt() version: number;
  @OneOf(GATEWAY_NAMES) gateway: GatewayName;
  @IsDays(LIMIT.authorizationDays) authorizationDays: number;
  @IsBoolean() autoCapture: boolean;
  @IsArray()
  @ArrayNotEmpty({ context: { code: 'too_few', params: { min: 1 } } })
  @ArrayUnique({ context: { code: 'invalid_option' } })
  @OneOf(CARD_BRANDS, { each: true })
  cardBrands: CardBrand[];
  @IsBoolean() securityCode: boolean;
  @IsBoolean() threeDSecure: boolean;
  @IsObject() @ValidateNested() @Type(() => RefundDaysDto) refundDays: RefundDaysDto;
  @ValidateIf(({ gateway, sbps }: PaymentSettingsDto) => gateway === 'sbps' || (sbps !== undefined && sbps !== null))
  @OfSbpsOnly()
  @IsObject()
  @ValidateNested()
  @Type(() => SbpsDto)
  @TypedPart(SbpsDto)
  sbps?: SbpsDto | null;
}
