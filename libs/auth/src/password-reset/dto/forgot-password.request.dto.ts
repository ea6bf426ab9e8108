import { EmailAddress } from '../../account/email-address.js';

export class ForgotPasswordRequest {
  /** The address of the account. @example 'ada@example.org' */
  @EmailAddress()
  readonly email!: string;
}
