import { readRange } from './export-range.policy.js';

describe('the range of a download', () => {
  it.each([
    ['bytes=0-9', { start: 0, end: 9 }],
    ['bytes=90-', { start: 90, end: 99 }],
    ['bytes=-10', { start: 90, end: 99 }],
    ['bytes=-1000', { start: 0, end: 99 }],
    ['bytes=50-1000', { start: 50, end: 99 }],
  ])('%s is a part of a hundred bytes', (header, range) => {
    expect(readRange(header, 100)).toEqual(range);
  });

  it.each([undefined, '', 'bytes=-', 'bytes=0-1,5-6', 'lines=1-2', 'bytes=a-b'])('%s means everything', (header) => {
    expect(readRange(header, 100)).toBeUndefined();
  });

  it.each(['bytes=100-', 'bytes=5-2', 'bytes=-0'])('%s lies outside', (header) => {
    expect(readRange(header, 100)).toBe('unsatisfiable');
  });
});
