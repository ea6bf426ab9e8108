import { isLate, others, skipWord } from './hold.js';

describe('what is held and passed on', () => {
  it('can be given to everybody there, oneself included, but not to who has it', () => {
    const [ada, mina] = [
      { id: 'a', name: 'Ada' },
      { id: 'm', name: 'Mina' },
    ] as const;

    expect(others([mina], ada, { holder: mina })).toEqual([{ id: 'a', name: 'Ada (you)' }]);
    expect(others([mina], ada, { holder: ada })).toEqual([mina]);
    expect(others([mina], undefined, { holder: ada })).toEqual([mina]);
  });

  it('is late once it is due', () => {
    const now = new Date('2026-03-01T10:00:00Z');
    expect(isLate({ dueAt: '2026-03-01T10:00:00Z' }, now)).toBe(true);
    expect(isLate({ dueAt: '2026-03-01T10:00:01Z' }, now)).toBe(false);
  });

  it('says why in words, of new reasons too', () => {
    expect(skipWord('language')).toBe('A language they do not read');
    expect(skipWord('too_long')).toBe('Too long');
  });
});
