import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { DisplayName } from './display-name.decorator.js';

class Named {
  @DisplayName()
  readonly name!: string;
}

const errorsOf = (name: unknown) => validateSync(plainToInstance(Named, { name })).length;

describe('a display name', () => {
  it.each(['Ada Lovelace', 'محمد', 'نمی\u200cخواهم', 'Zoë', '山田', '👩\u200d🚀', '❤️', '  x  ', 'a'.repeat(100)])(
    'may be %j',
    (name) => expect(errorsOf(name)).toBe(0),
  );

  it.each([
    '',
    '   ',
    'a'.repeat(101),
    'a\u0000b',
    'a\nb',
    'a\u2028b',
    '\u202eadmin',
    'a\u2066b',
    '\u200b',
    'Team\u200b',
    'Team\u200d',
    'So\u00adft',
    'half \ud800',
    7,
    null,
    ['a'],
  ])('cannot be %j', (name) => expect(errorsOf(name)).toBe(1));
});
