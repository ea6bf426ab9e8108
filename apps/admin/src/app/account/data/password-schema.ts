import { minLength, required, schema, validate } from '@angular/forms/signals';
import { MIN_PASSWORD_LENGTH } from '@odr/contracts';

import { WEAKNESS_WORDS } from '../../shared/data-password/weakness.js';

export interface PasswordChange {
  readonly current: string;
  readonly next: string;
}

export const passwordChangeSchema = schema<PasswordChange>((path) => {
  required(path.current, { message: 'Enter the password as it is now' });
  required(path.next, { message: 'Choose a password' });
  minLength(path.next, MIN_PASSWORD_LENGTH, { message: WEAKNESS_WORDS.too_short.refusal });
  validate(path.next, ({ value, valueOf }) =>
    value() !== '' && value() === valueOf(path.current)
      ? { kind: 'unchanged', message: 'This is the password that you have now' }
      : undefined,
  );
});
