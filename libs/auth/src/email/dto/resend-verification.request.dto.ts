import { ValidateIf } from 'class-validator';
import { EmailAddress } from '../../account/email-address.js';

export class ResendVerificationRequest {
  /** The address of the account; of whoever is signed in when it is left out. @example 'ada@example.org' */
  @ValidateIf((_object, value) => value !== undefined)
  @EmailAddress()
  readonly email?: string;
}
