import { IsString, MaxLength, MinLength } from 'class-validator';
import type { LoginRequest, PasswordRequest } from '../../contract/src';

export class LoginDto implements LoginRequest {
  @IsString() @MinLength(1) @MaxLength(128) userId: string;
  @IsString() @MinLength(1) @MaxLength(1_024) password: string;
}

export class PasswordDto implements PasswordRequest {
  @IsString() @MinLength(1) @MaxLength(128) token: string;
  @IsString() @MinLength(1) @MaxLength(1_024) password: string;
}
