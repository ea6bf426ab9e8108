import { Transform } from 'class-transformer';
import { IsString, Length, Matches, MaxLength } from 'class-validator';
import { EmailAddress } from '../email-address.js';
import { MAX_PASSWORD_LENGTH } from '../password.policy.js';

const trimmed = ({ value }: { value: unknown }): unknown => (typeof value === 'string' ? value.trim() : value);

export class RegisterRequest {
  /** Kept in lower case, its domain as the DNS spells it. @example 'ada@example.org' */
  @EmailAddress()
  readonly email!: string;

  /** At least 12 characters that nobody would guess. @example 'seven quiet lanterns' */
  @IsString()
  @MaxLength(MAX_PASSWORD_LENGTH)
  readonly password!: string;

  /** Shown to others beside contributions. @example 'Ada Lovelace' */
  @Transform(trimmed)
  @IsString()
  @Length(1, 100)
  @Matches(/^[^\p{Cc}]*$/u, { message: 'name must not contain control characters' })
  readonly name!: string;
}
