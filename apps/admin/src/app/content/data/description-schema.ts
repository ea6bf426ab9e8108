import { applyEach, maxLength, required, schema, validate } from '@angular/forms/signals';

import type { Description } from './description.js';

/** The limits of the API, told before the way to the server. */
export const descriptionSchema = schema<Description>((path) => {
  required(path.name, { message: 'A picture needs a name' });
  maxLength(path.name, 500, { message: 'At most 500 characters' });
  maxLength(path.altText, 5_000, { message: 'At most 5,000 characters' });
  validate(path.licenseUrl, ({ value }) => (isWebAddress(value()) ? undefined : NOT_AN_ADDRESS));
  applyEach(path.authors, (author) => {
    required(author.name, {
      when: ({ valueOf }) => valueOf(author.url).trim() !== '',
      message: 'Who is at this address?',
    });
    validate(author.url, ({ value }) => (isWebAddress(value()) ? undefined : NOT_AN_ADDRESS));
  });
});

const NOT_AN_ADDRESS = { kind: 'address', message: 'This is not a web address; it starts with https://' };

/** Nothing at all is fine too: the address is optional everywhere. */
function isWebAddress(text: string): boolean {
  if (text.trim() === '') return true;
  return /^https?:\/\//i.test(text.trim()) && URL.canParse(text.trim());
}
