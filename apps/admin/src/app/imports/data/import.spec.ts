import { countWords, kindOfFile, paceOf, stateWord } from './import.js';

describe('what an import is told as', () => {
  it.each([
    ['cows.zip', 'archive'],
    ['shard-00000.tar', 'archive'],
    ['cows.tar.gz', 'archive'],
    ['addresses.txt', 'urls'],
    ['addresses.csv.gz', 'urls'],
    ['rows.jsonl', 'jsonl'],
    ['data.parquet', 'parquet'],
  ])('%s is probably %s', (name, kind) => {
    expect(kindOfFile(name)).toBe(kind);
  });

  it('says its pace, and how long it will take, once it knows', () => {
    expect(paceOf({ rate: null, remainingSeconds: null })).toBe('');
    expect(paceOf({ rate: 12.4, remainingSeconds: 180 })).toBe('12 a second, 3 min left');
    expect(paceOf({ rate: 0.5, remainingSeconds: null })).toBe('30 pictures a minute');
  });

  it('counts what there is', () => {
    expect(countWords({ created: 1_204, duplicate: 3, failed: 0, skipped: 1 })).toBe(
      '1,204 new · 3 already here · 1 left out',
    );
    expect(countWords({ created: 0, duplicate: 0, failed: 0, skipped: 0 })).toBe('');
  });

  it('says what it is busy with before anything has come in', () => {
    expect(stateWord({ state: 'running', isListed: false })).toBe('Reading what is in it');
    expect(stateWord({ state: 'running', isListed: true })).toBe('');
  });
});
