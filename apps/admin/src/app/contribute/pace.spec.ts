import { Pace, remainingWords } from './pace.js';

describe('the pace of a batch', () => {
  it('is that of the last seconds', () => {
    const pace = new Pace();
    pace.note(0, 0);
    pace.note(100, 1_000);
    expect(pace.bytesPerSecond).toBeUndefined();
    pace.note(10_000_000, 10_000);
    expect(pace.bytesPerSecond).toBe(1_000_000);
    for (let second = 30; second <= 40; second += 1) pace.note(10_000_000, second * 1_000);
    expect(pace.bytesPerSecond).toBe(0);
    pace.reset();
    expect(pace.bytesPerSecond).toBeUndefined();
  });

  it.each([
    [10, 1, 'less than a minute left'],
    [90, 1, 'about 2 minutes left'],
    [7_200, 1, 'about 2 hours left'],
    [90, undefined, ''],
    [90, 0, ''],
  ])('says how long %i bytes at %s a second take', (bytes, rate, words) => {
    expect(remainingWords(bytes, rate)).toBe(words);
  });
});
