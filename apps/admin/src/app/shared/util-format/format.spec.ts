import { formatDuration } from './format.js';

describe('how long something takes', () => {
  it.each([
    [0, '0 s'],
    [59.4, '59 s'],
    [60, '1 min'],
    [3_570, '1 h'],
    [3_540, '59 min'],
    [12_000, '3 h 20 min'],
    [86_400, '1 day'],
    [187_200, '2 days 4 h'],
  ])('%s seconds are %s', (seconds, words) => {
    expect(formatDuration(seconds)).toBe(words);
  });
});
