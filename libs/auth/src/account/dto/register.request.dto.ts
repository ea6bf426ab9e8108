import { DisplayName } from '@odr/platform';
import { IsString, MaxLength } from 'class-validator';
import { EmailAddress } from '../email-address.js';
import { MAX_PASSWORD_LENGTH } from '../password.policy.js';

export class RegisterRequest {
  /** Kept in lower case, its domain as the DNS spells it. @example 'ada@example.org' */
  @EmailAddress()
  readonly email!: string;

  /** At least 12 characters that nobody would guess. @example 'seven quiet lanterns' */
  @IsString()
  @MaxLength(MAX_PASSWORD_LENGTH)
  readonly password!: string;

  /** Shown to others beside contributions. @example 'Ada Lovelace' */
  @DisplayName()
  readonly name!: string;
}
