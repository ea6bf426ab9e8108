import type { HashBankKind } from '@odr/contracts';
import type { HashBankId, HashEntryId } from '@odr/kernel';
import { confirmationOf, isFlood, urgencyOfMatches, verdictOf, type BankMatch } from './bank.policy.js';

const match = (kind: HashBankKind, more: Partial<BankMatch> = {}): BankMatch => ({
  bankId: kind as string as HashBankId,
  bankName: kind.toUpperCase(),
  bankVersion: 1,
  kind,
  isPaused: false,
  entryId: 'entry' as HashEntryId,
  bits: 4,
  turn: 0,
  ...more,
});
const effectsOf = (...matches: BankMatch[]): Record<string, string> => Object.fromEntries(verdictOf(matches).effects);

describe('what banks do', () => {
  it('hides what a block bank knows, whatever an allow bank says', () => {
    const verdict = verdictOf([match('block'), match('allow'), match('review')]);

    expect(verdict).toMatchObject({ quarantines: true, raises: true });
    expect(Object.fromEntries(verdict.effects)).toEqual({
      block: 'quarantined',
      allow: 'allowed',
      review: 'overruled',
    });
  });

  it('asks nobody about what an allow bank knows', () => {
    expect(verdictOf([match('allow'), match('review')])).toMatchObject({ quarantines: false, raises: false });
    expect(verdictOf([match('review')])).toMatchObject({ quarantines: false, raises: true });
    expect(verdictOf([])).toMatchObject({ quarantines: false, raises: false });
  });

  it('hides nothing on the word of a paused bank, but asks', () => {
    expect(effectsOf(match('block', { isPaused: true }))).toEqual({ block: 'raised' });
  });

  it('is more urgent the nearer and the graver a match is', () => {
    expect(urgencyOfMatches([match('block', { bits: 0 })])).toEqual({ severity: 3, priority: 100 });
    expect(urgencyOfMatches([match('review', { bits: 16 })])).toEqual({ severity: 2, priority: 50 });
  });
});

describe('a flood', () => {
  it.each([
    [20, 20, false],
    [21, 100, true],
    [21, 2_100, false],
    [1_000, 1_000_000, false],
    [1_001, 1_000_000, true],
  ])('%d of %d: %s', (matched, total, expected) => {
    expect(isFlood(matched, total)).toBe(expected);
  });
});

describe('what verdicts say of an entry', () => {
  it('is what people said of pictures like it', () => {
    expect(confirmationOf({ upheld: 0, cleared: 0 })).toBe('unconfirmed');
    expect(confirmationOf({ upheld: 1, cleared: 5 })).toBe('confirmed');
    expect(confirmationOf({ upheld: 0, cleared: 1 })).toBe('refuted');
  });
});
