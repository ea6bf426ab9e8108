import { subjectWord, whyOf, whyWords } from './escalated.js';

describe('escalated cases in words', () => {
  const mina = { id: 'm', name: 'Mina' };

  it('say who passed them on, and never who differed', () => {
    expect(whyWords({ why: 'passed_on', by: mina, note: 'A child?' })).toBe('Mina passed it on:');
    expect(whyWords({ why: 'passed_on', by: null, note: null })).toBe('Somebody passed it on, without a word.');
    expect(whyWords({ why: 'dispute', by: mina, note: null })).not.toContain('Mina');
  });

  it('are named by what they are about', () => {
    expect(subjectWord({ subjectType: 'content', name: 'cow.jpg' })).toBe('cow.jpg');
    expect(subjectWord({ subjectType: 'content', name: null })).toBe('Something that is gone');
    expect(subjectWord({ subjectType: 'suspension', name: null })).toBe('Appeal against a suspension');
  });

  it('are filtered by reasons that there are only', () => {
    expect(['dispute', 'made-up', undefined].map(whyOf)).toEqual(['dispute', undefined, undefined]);
  });
});
