import type { Type as Class } from '@nestjs/common';
import {
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsInt,
  IsObject,
  IsOptional,
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
  DEMO_GATEWAYS,
  type PaymentSettingsRequest,
  SETTINGS_LIMITS as LIMIT,
} from '../../../contract/src';
import { OneOf } from '../../shared/request/one-of.decorator';
import { ReadAs } from '../../shared/request/field-readers';
import type { Gateways } from '../gateways/gateways';

/** A whole number of days within its limits. */
function IsDays({ min, max }: { readonly min: number; readonly max: number }): PropertyDecorator {
  const outOfRange = { context: { code: 'out_of_range', params: { min, max } } };
  return (target, property) =>
    [IsInt(), Min(min, outOfRange), Max(max, outOfRange)].forEach((rule) => rule(target, property));
}

/** For a brand that is left out, the gateway decides. */
class RefundDaysDto implements Partial<Record<CardBrand, number>> {}
for (const brand of CARD_BRANDS) {
  ValidateIf((days: Partial<Record<CardBrand, number>>) => days[brand] !== undefined)(RefundDaysDto.prototype, brand);
  IsDays(LIMIT.refundDays)(RefundDaysDto.prototype, brand);
}

/** Without the gateways' parts, which `settingsDtoOf` adds. */
class PaymentSettingsDto implements PaymentSettingsRequest {
  [account: string]: unknown;
  @IsInt() version: number;
  gateway: string;
  @IsOptional() @IsBoolean() correctsAccount?: boolean;
  @IsDays(LIMIT.authorizationDays) authorizationDays: number;
  @IsBoolean() autoCapture: boolean;
  @IsArray()
  @ArrayNotEmpty({ context: { code: 'too_few', params: { min: 1 } } })
  @ArrayUnique({ context: { code: 'invalid_option' } })
  @OneOf(CARD_BRANDS, { each: true })
  cardBrands: CardBrand[];
  @IsBoolean() securityCode: boolean;
  @IsBoolean() threeDSecure: boolean;
  @IsObject() @ValidateNested() @ReadAs(RefundDaysDto) refundDays: RefundDaysDto;
}

/**
 * The DTO of the settings for the installed gateways: each gateway with an account form adds a part with its own name.
 */
export function settingsDtoOf(gateways: Gateways): Class<PaymentSettingsDto> {
  class InstalledSettingsDto extends PaymentSettingsDto {}
  IsInstalled(gateways.names)(InstalledSettingsDto.prototype, 'gateway');
  for (const name of gateways.names) {
    const dto = gateways.named(name)?.accountForm?.dto;
    if (dto) AccountPart(name, gateways.names, dto)(InstalledSettingsDto.prototype, name);
  }
  return InstalledSettingsDto;
}

/** Gateways that only the demo has are known names, and refused with a reason of their own. */
function IsInstalled(names: readonly string[]): PropertyDecorator {
  const validate = (name: unknown) => names.includes(name as string) || !DEMO_GATEWAYS.includes(name as string);
  return (target, property) =>
    [
      OneOf([...new Set([...DEMO_GATEWAYS, ...names])].sort()),
      ValidateBy(
        { name: 'isInstalled', validator: { validate, defaultMessage: () => 'demo_only' } },
        { context: { code: 'demo_only' } },
      ),
    ].forEach((rule) => rule(target, property));
}

/** The account at the gateway `name`: required if that gateway is chosen, refused if another one of `names` is. */
function AccountPart(name: string, names: readonly string[], dto: Class<object>): PropertyDecorator {
  const isAsked = (settings: PaymentSettingsDto) => settings.gateway === name;
  return (target, property) =>
    [
      ValidateIf((settings: PaymentSettingsDto) => isAsked(settings) || (settings[name] ?? null) !== null),
      OfGatewayOnly(name, names),
      IsObject(),
      ValidateNested(),
      ReadAs(dto),
    ].forEach((rule) => rule(target, property));
}

function OfGatewayOnly(name: string, names: readonly string[]): PropertyDecorator {
  const validate = (_: unknown, args?: ValidationArguments) =>
    !names.some((other) => other !== name && other === (args!.object as PaymentSettingsDto).gateway);
  return ValidateBy(
    { name: 'ofGatewayOnly', validator: { validate, defaultMessage: () => 'not_asked' } },
    { context: { code: 'not_asked' } },
  );
}
