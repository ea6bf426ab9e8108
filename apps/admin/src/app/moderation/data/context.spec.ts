import type { ItemBankMatchResponse, NearMemberResponse, UploaderHistoryResponse } from './context.js';
import { ageWord, eventWords, followingOf, matchWords, nearWords, sharesOf, strikeWords } from './context.js';

const history = (more: Partial<UploaderHistoryResponse>): UploaderHistoryResponse => ({
  ...{ uploader: 'a1b2c3d4e5', accountAge: 'under_a_week', items: 12, accepted: 9, rejected: 3, waiting: 0 },
  ...{ strikes: 0, strikePoints: 0 },
  ...more,
});
const member = (more: Partial<NearMemberResponse>): NearMemberResponse =>
  ({ reason: 'resized', bits: 4, itemId: 'i', isHeld: false, isSafe: true, ...more }) as NearMemberResponse;

describe('what stands beside a case, in words', () => {
  it('tells what somebody has brought in shares, and nothing of nothing', () => {
    expect(sharesOf(history({})).map(({ text }) => text)).toEqual(['9 accepted (75 %)', '3 not accepted (25 %)']);
    expect(sharesOf(history({ items: 0, accepted: 0, rejected: 0 }))).toEqual([]);
    expect(ageWord(history({}))).toBe('account younger than a week');
    expect(strikeWords(history({}))).toBe('No strikes that count.');
    expect(strikeWords(history({ strikes: 1, strikePoints: 4 }))).toBe('1 strike, 4 points.');
  });

  it('says how near an entry of a bank is, and how it lies', () => {
    const match = { bits: 4, turn: 1, effect: 'quarantined' } as ItemBankMatchResponse;

    expect(matchWords(match)).toBe('4 bits apart, mirrored: hidden because of it');
    expect(matchWords({ ...match, bits: 0, turn: 0, effect: 'raised' })).toBe('the same hash: here because of it');
  });

  it('tells copies that follow from those that are only alike', () => {
    expect(
      [member({}), member({ isHeld: true }), member({ itemId: null }), member({ isSafe: false })].map(followingOf),
    ).toEqual(['follows', 'held', 'same', 'alike']);
    expect(nearWords(member({}))).toBe('Resized, 4 bits');
    expect(nearWords(member({ reason: null, bits: null }))).toBe('Not compared yet');
  });

  it('says what was decided before', () => {
    const decided = { type: 'case_decided', at: '', action: 'reject', policy: 'terms.quality', note: null };

    expect(eventWords(decided)).toBe('Case decided: rejected, terms.quality');
    expect(eventWords({ ...decided, type: 'report_filed', action: null, policy: null })).toBe('Report filed');
  });
});
