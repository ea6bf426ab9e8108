import { MAX_PASSWORD_LENGTH } from '../../account/password.policy.js';
import { IsOptional, IsString, MaxLength } from 'class-validator';

export class LinkIdentityRequest {
  /** Your password as it is now; can be left out within ten minutes of signing in. */
  @IsOptional()
  @IsString()
  @MaxLength(MAX_PASSWORD_LENGTH)
  readonly currentPassword?: string;

  /** Path of the console to come back to. @example '/account/security' */
  @IsOptional()
  @IsString()
  readonly returnTo?: string;
}
