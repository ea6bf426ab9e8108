import { email, minLength, required, schema } from '@angular/forms/signals';
import { MIN_PASSWORD_LENGTH } from '@odr/contracts';

import { WEAKNESS_WORDS } from '../../shared/data-password/weakness.js';

export interface SignIn {
  readonly email: string;
  readonly password: string;
}

export interface Registration extends SignIn {
  readonly name: string;
}

export const signInSchema = schema<SignIn>((path) => {
  required(path.email, { message: 'Enter your e-mail address' });
  email(path.email, { message: 'This is not an e-mail address' });
  required(path.password, { message: 'Enter your password' });
});

export const registrationSchema = schema<Registration>((path) => {
  required(path.name, { message: 'Enter the name that others will see' });
  required(path.email, { message: 'Enter your e-mail address' });
  email(path.email, { message: 'This is not an e-mail address' });
  required(path.password, { message: 'Choose a password' });
  minLength(path.password, MIN_PASSWORD_LENGTH, { message: WEAKNESS_WORDS.too_short.refusal });
});
