import { accuracyOf, accuracyWord, dayOf, strikeWord, suspensionWord } from './standing.js';

describe('a standing in words', () => {
  const now = new Date('2026-03-01T10:00:00Z');
  const strike = { voidedAt: null, expiresAt: '2026-03-02T00:00:00Z' };

  it('says whether a strike counts', () => {
    expect(strikeWord(strike, now)).toBe('Counts');
    expect(strikeWord({ ...strike, expiresAt: '2026-03-01T10:00:00Z' }, now)).toBe('Expired');
    expect(strikeWord({ ...strike, voidedAt: '2026-02-01T00:00:00Z' }, now)).toBe('Taken back');
  });

  it('says how a suspension stands', () => {
    expect(suspensionWord({ isRunning: true, liftedAt: null })).toBe('In force');
    expect(suspensionWord({ isRunning: false, liftedAt: null })).toBe('Over');
    expect(suspensionWord({ isRunning: false, liftedAt: '2026-02-01T00:00:00Z' })).toBe('Lifted');
  });

  it('tells accuracy only where something was decided', () => {
    expect(accuracyOf({ agreed: 0, disagreed: 0 })).toBeUndefined();
    expect(accuracyWord({ agreed: 0, disagreed: 0 })).toBe('Nothing decided yet');
    expect(accuracyWord({ agreed: 8, disagreed: 2 })).toBe('80 % of 10');
  });

  it('names a day', () => {
    expect(dayOf('2026-11-24T12:00:00Z')).toBe('24 November 2026');
  });
});
