import { type Schema, minLength, required, schema, validate } from '@angular/forms/signals';
import { MIN_PASSWORD_LENGTH } from '@odr/contracts';

import { WEAKNESS_WORDS } from '../../shared/data-password/weakness.js';

export interface PasswordChange {
  readonly current: string;
  readonly next: string;
}

/** @param hasCurrent whether there is a password to be changed, or this is the first one */
export const passwordChangeSchema = (hasCurrent: () => boolean): Schema<PasswordChange> =>
  schema<PasswordChange>((path) => {
    required(path.current, { message: 'Enter the password as it is now', when: hasCurrent });
    required(path.next, { message: 'Choose a password' });
    minLength(path.next, MIN_PASSWORD_LENGTH, { message: WEAKNESS_WORDS.too_short.refusal });
    validate(path.next, ({ value, valueOf }) =>
      value() !== '' && value() === valueOf(path.current)
        ? { kind: 'unchanged', message: 'This is the password that you have now' }
        : undefined,
    );
  });
