import { IsOptional, IsString, MaxLength } from 'class-validator';
import { EmailAddress } from '../../account/email-address.js';
import { MAX_PASSWORD_LENGTH } from '../../account/password.policy.js';

export class ChangeEmailRequest {
  /** Where the account is to move. @example 'ada@example.com' */
  @EmailAddress()
  readonly email!: string;

  /** The password as it is now. Accounts without one leave it out, within ten minutes of signing in. */
  @IsOptional()
  @IsString()
  @MaxLength(MAX_PASSWORD_LENGTH)
  readonly currentPassword?: string;
}
