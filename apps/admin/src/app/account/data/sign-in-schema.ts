import { email, minLength, required, schema } from '@angular/forms/signals';

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
  minLength(path.password, 12, { message: 'Use at least 12 characters' });
});
