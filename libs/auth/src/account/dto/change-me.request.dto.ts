import { Transform } from 'class-transformer';
import { IsOptional, IsString, Length, Matches, MaxLength, ValidateIf } from 'class-validator';
import { MAX_PASSWORD_LENGTH } from '../password.policy.js';

export class ChangeMeRequest {
  /** Shown to others beside contributions. @example 'Ada Lovelace' */
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @ValidateIf((_object, value) => value !== undefined)
  @IsString()
  @Length(1, 100)
  @Matches(/^[^\p{Cc}]*$/u, { message: 'name must not contain control characters' })
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
