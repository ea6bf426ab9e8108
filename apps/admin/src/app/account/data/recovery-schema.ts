import { type Schema, email, minLength, required, schema } from '@angular/forms/signals';
import { MIN_PASSWORD_LENGTH } from '@odr/contracts';

import { WEAKNESS_WORDS } from '../../shared/data-password/weakness.js';

export const addressSchema = schema<{ readonly email: string }>((path) => {
  required(path.email, { message: 'Enter your e-mail address' });
  email(path.email, { message: 'This is not an e-mail address' });
});

export const newPasswordSchema = schema<{ readonly password: string }>((path) => {
  required(path.password, { message: 'Choose a password' });
  minLength(path.password, MIN_PASSWORD_LENGTH, { message: WEAKNESS_WORDS.too_short.refusal });
});

export interface EmailChange {
  readonly email: string;
  readonly currentPassword: string;
}

/** @param hasPassword whether there is one to ask for; without, the API wants a young session */
export const emailChangeSchema = (hasPassword: () => boolean): Schema<EmailChange> =>
  schema<EmailChange>((path) => {
    required(path.email, { message: 'Enter the new address' });
    email(path.email, { message: 'This is not an e-mail address' });
    required(path.currentPassword, { message: 'Enter your password', when: hasPassword });
  });
