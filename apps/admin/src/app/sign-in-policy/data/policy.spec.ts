import { type Enrolment, enrolmentWords, owing, withRole } from './policy.js';

const ENROLMENT: readonly Enrolment[] = [
  { role: 'contributor', people: 1_204, enrolled: 31 },
  { role: 'moderator', people: 4, enrolled: 1 },
  { role: 'admin', people: 2, enrolled: 2 },
];

describe('who needs a second factor', () => {
  it('is said with how many have one', () => {
    expect(ENROLMENT.map(enrolmentWords)).toEqual(['31 of 1,204 have one.', '1 of 4 has one.', 'All 2 have one.']);
    expect(enrolmentWords({ role: 'admin', people: 0, enrolled: 0 })).toBe('Nobody has this role.');
    expect(enrolmentWords({ role: 'admin', people: 1, enrolled: 1 })).toBe('The only one has one.');
    expect(enrolmentWords({ role: 'admin', people: 1, enrolled: 0 })).toBe('The only one has none.');
    expect(enrolmentWords({ role: 'admin', people: 9, enrolled: 0 })).toBe('None of 9 has one.');
  });

  it('counts those who would have to set one up', () => {
    expect(owing(ENROLMENT, ['moderator', 'admin'])).toBe(3);
    expect(owing(ENROLMENT, [])).toBe(0);
  });

  it('keeps roles in one order, each once', () => {
    expect(withRole(['admin'], 'contributor', true)).toEqual(['contributor', 'admin']);
    expect(withRole(['contributor', 'admin'], 'contributor', true)).toEqual(['contributor', 'admin']);
    expect(withRole(['contributor', 'admin'], 'admin', false)).toEqual(['contributor']);
  });
});
