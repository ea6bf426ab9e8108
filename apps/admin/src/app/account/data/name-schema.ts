import { maxLength, required, schema } from '@angular/forms/signals';

export const nameSchema = schema<{ readonly name: string }>((path) => {
  required(path.name, { message: 'Enter the name that others will see' });
  maxLength(path.name, 100, { message: 'Use at most 100 characters' });
});
