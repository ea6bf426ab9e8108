import { assertStrongPassword } from './password.policy.js';

const reasonFor = (password: string): unknown => {
  try {
    assertStrongPassword(password, ['ada.lovelace@example.org', 'Ada Lovelace']);
    return undefined;
  } catch (error) {
    return (error as { details: { reason: string } }).details.reason;
  }
};

describe('which passwords are refused', () => {
  it.each([
    ['eleven char', 'too_short'],
    ['🐄🐄🐄🐄🐄🐄', 'too_short'],
    ['abababababab', 'too_uniform'],
    ['123456789012', 'too_uniform'],
    ['zyxwvutsrqponm', 'too_uniform'],
    ['Password12345', 'too_common'],
    ['P@ssw0rd!2026', 'too_common'],
    ['qwertyuiop123', 'too_common'],
    ['correct horse battery staple', 'too_common'],
    ['31415926535897', 'too_common'],
    ['1qaz2wsx3edc4rfv', 'too_common'],
    ['needforspeed', 'too_common'],
    ['CounterStrike', 'too_common'],
    ['!!spongebob1999', 'too_common'],
    ['sp0ng3b0b2026', 'too_common'],
    ['chelseachelsea', 'too_common'],
    ['ada.lovelace@example.org', 'contains_identity'],
    ['Ada-Lovelace-1', 'contains_identity'],
  ])('%s is %s', (password, reason) => {
    expect(reasonFor(password)).toBe(reason);
  });

  it.each([
    'seven quiet lanterns',
    'xK9#mQ2$vL5n',
    'chelsea walks to spongebob',
    'пять тихих фонарей',
    '     blanks count too     ',
  ])('%s is fine', (password) => {
    expect(reasonFor(password)).toBeUndefined();
  });
});
