import { letterWord, reasonOf } from './undelivered.js';

describe('a mail that has not arrived', () => {
  it.each([
    [null, 'It came to no attempt.'],
    [{ code: 'ESOCKET' }, 'The mail server cannot be reached.'],
    [{ code: 'EAUTH', responseCode: 535 }, 'The mail server does not accept our name and password.'],
    [{ code: 'EENVELOPE', responseCode: 550 }, 'The mail server refused it for good (550).'],
    [{ code: 'EENVELOPE', responseCode: 450 }, 'The mail server wants it later (450).'],
    [{ code: 'EOTHER' }, 'The mail server refused it (EOTHER).'],
  ])('%j says %s', (failure, words) => {
    expect(reasonOf({ failure })).toBe(words);
  });

  it('is called by what it is about', () => {
    expect(letterWord({ letter: 'reset_password' })).toBe('Choose a new password');
  });
});
