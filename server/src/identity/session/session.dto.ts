import { IsString, Matches, MaxLength, MinLength } from 'class-validator';
import type { LoginRequest, PasswordRequest } from '../../../contract/src';

export class LoginDto implements LoginRequest {
  // No database accepts a NUL, so no ID contains one.
  @IsString()
  @MinLength(1)
  @MaxLength(128)
  @Matches(/^[^\0]*$/, { context: { code: 'invalid_user_id' } })
  userId: string;
  @IsString() @MinLength(1) @MaxLength(1_024) password: string;
}

export class PasswordDto implements PasswordRequest {
  @IsString() @MinLength(1) @MaxLength(128) token: string;
  @IsString() @MinLength(1) @MaxLength(1_024) password: string;
}
