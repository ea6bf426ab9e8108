import { candidatesFor, indexSettings, isEnough, isWorthIt, matchingBeyond, secondTry } from './nearest.policy.js';

describe('the way to neighbours', () => {
  it('takes more candidates the fewer of them a filter leaves', () => {
    expect(candidatesFor(10, 1, 'vector')).toBe(40);
    expect(candidatesFor(10, 0.1, 'halfvec')).toBe(400);
    expect(candidatesFor(10, 1, 'bit')).toBe(100);
  });

  it('leads through the index only where comparing everything costs more', () => {
    expect(isWorthIt(40, 200_000)).toBe(true);
    expect(isWorthIt(4_000, 2_000)).toBe(false);
    expect(isWorthIt(candidatesFor(10, 0, 'vector'), 1_000_000)).toBe(false);
  });

  it('trusts candidates of which twice as many match as are wanted', () => {
    expect(isEnough(20, 10)).toBe(true);
    expect(isEnough(19, 10)).toBe(false);
  });

  it('tries again by what it saw, unless that leads too far', () => {
    expect(secondTry(200, 10, 10, 40_000)).toBe(800);
    expect(secondTry(200, 1, 10, 40_000)).toBeUndefined();
    expect(secondTry(200, 0, 10, 1_000_000)).toBeUndefined();
  });

  it('believes an estimate above what was counted, and guesses where it was refuted', () => {
    expect(matchingBeyond(5_000, { matching: 8_000, all: 200_000 })).toBe(8_000);
    expect(matchingBeyond(5_000, { matching: 100, all: 200_000 })).toBe(31_623);
  });

  it('walks on beyond the most that pgvector looks for at once', () => {
    expect(indexSettings(4_000)).toMatchObject({
      'hnsw.ef_search': '1000',
      'hnsw.iterative_scan': 'relaxed_order',
      'hnsw.max_scan_tuples': '160000',
    });
    expect(indexSettings(10)['hnsw.ef_search']).toBe('40');
  });
});
