import { DisplayName } from '@odr/platform';
import { IsOptional, IsString, MaxLength, ValidateIf } from 'class-validator';
import { MAX_PASSWORD_LENGTH } from '../password.policy.js';

export class ChangeMeRequest {
  /** Shown to others beside contributions. @example 'Ada Lovelace' */
  @ValidateIf((_object, value) => value !== undefined)
  @DisplayName()
  readonly name?: string;

  /** A new password; ends all your other sessions. Needs `currentPassword`. */
  @ValidateIf((_object, value) => value !== undefined)
  @IsString()
  @MaxLength(MAX_PASSWORD_LENGTH)
  readonly password?: string;

  /** The password as it is now. */
  @IsOptional()
  @IsString()
  @MaxLength(MAX_PASSWORD_LENGTH)
  readonly currentPassword?: string;
}
