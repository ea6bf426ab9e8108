import { newId, type UserId } from '@odr/kernel';
import { askerKey, askerOf, isTypedOn, questionKey, rememberable } from './miss.policy.js';

describe('what is remembered of a query', () => {
  it('is the same however it was written', () => {
    expect(rememberable('  Barn\tOWL ')).toBe('barn owl');
    expect(rememberable('ｂａｒｎ owl')).toBe('barn owl');
    expect(rememberable('大熊猫')).toBe('大熊猫');
    expect(rememberable('cow 1998')).toBe('cow 1998');
  });

  it.each([
    ['nothing', '   '],
    ['operators alone', '"" - *'],
    ['an address', 'ada@example.org'],
    ['a telephone number', '+44 20 7946 0018'],
    ['a number of a document', 'passport 1234567'],
    ['a sentence', 'cow '.repeat(40)],
  ])('is nothing of %s', (_what, query) => expect(rememberable(query)).toBeUndefined());

  it('is what was typed in the end', () => {
    expect(isTypedOn('barn', 'barn owl')).toBe(true);
    expect(isTypedOn('barn owl', 'barn')).toBe(true);
    expect(isTypedOn('barn owl', 'barn door')).toBe(false);
  });

  it('comes from people: accounts, and networks of those who have none', () => {
    const userId = newId<UserId>();
    expect(askerOf({ userId }, '192.0.2.7')).toBe(userId);
    expect(askerOf({ userId, scopes: new Set() }, '192.0.2.7')).toBeUndefined();
    expect(askerOf(undefined, '192.0.2.7')).toBe('192.0.2.7');
    expect(askerOf(undefined, '2001:db8::1')).toBe(askerOf(undefined, '2001:db8::2'));
  });

  it('tells askers of one question apart, and nobody across questions', () => {
    expect(askerKey('owl', 'ada')).toEqual(askerKey('owl', 'ada'));
    expect(askerKey('owl', 'ada')).not.toEqual(askerKey('owl', 'bob'));
    expect(askerKey('owl', 'ada')).not.toEqual(askerKey('cow', 'ada'));
    expect(questionKey('owl', 'english')).not.toEqual(questionKey('owl', 'german'));
  });
});
