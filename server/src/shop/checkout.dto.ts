import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { CARD_BRANDS, type CardBrand, EXPECTED_FORMATS, type Label } from '../../contract/src';
import { CART_LIMITS, type CartLine, type CheckoutCompletion, type CheckoutRequest } from '../../contract/src/demo';
import { ReadAs } from '../shared/request/field-readers';
import { OneOf } from '../shared/request/one-of.decorator';

const format = (expected: Label) => ({ context: { code: 'invalid_format', params: { expected } } });
const RANGE = { context: { code: 'out_of_range' } };
/** The format of tokens: letters, digits and a few marks. */
const TOKEN = /^[\w.=+/-]{1,512}$/;

class CartLineDto implements CartLine {
  @IsString() @Matches(/^[a-z-]{1,40}$/, format(EXPECTED_FORMATS.product)) productId: string;
  @IsInt() @Min(1, RANGE) @Max(CART_LIMITS.quantity, RANGE) quantity: number;
}

/** Types only: the contract's table (`checkFields`) defines the rules for values. */
class BuyerDto {
  @IsString() name: string;
  @IsOptional() @IsString() kana: string | null;
  @IsString() email: string;
  @IsString() phone: string;
  @IsString() postalCode: string;
  @IsString() address: string;
}

class DeliveryDto {
  @IsString() name: string;
  @IsString() postalCode: string;
  @IsString() address: string;
  @IsOptional() @IsString() phone: string | null;
}

export class CheckoutDto implements CheckoutRequest {
  @IsUUID('all', format(EXPECTED_FORMATS.uuid)) cartId: string;
  @Matches(/^\d{3}$/, format(EXPECTED_FORMATS.serviceId)) serviceId: string;

  @IsArray()
  @ArrayMinSize(1, { context: { code: 'too_few' } })
  @ArrayMaxSize(CART_LIMITS.lines, { context: { code: 'too_many' } })
  @ValidateNested({ each: true })
  @ReadAs(CartLineDto, CART_LIMITS.lines)
  items: CartLineDto[];

  @IsObject() @ValidateNested() @ReadAs(BuyerDto) buyer: BuyerDto;
  @IsOptional() @IsObject() @ValidateNested() @ReadAs(DeliveryDto) delivery: DeliveryDto | null;
  @IsString() @Matches(TOKEN, format(EXPECTED_FORMATS.cardToken)) token: string;
  @IsString() @Matches(TOKEN, format(EXPECTED_FORMATS.cardToken)) tokenKey: string;
  @OneOf(CARD_BRANDS) cardBrand: CardBrand;
  @IsString() @Matches(/^\d{4}$/, format(EXPECTED_FORMATS.lastDigits)) lastDigits: string;
}

export class CompletionDto implements CheckoutCompletion {
  @IsString() @Matches(TOKEN, format(EXPECTED_FORMATS.cardToken)) authenticationId: string;
  @OneOf(['authenticated', 'cancelled']) outcome: 'authenticated' | 'cancelled';
}
