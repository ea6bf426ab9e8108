import { absenceAfter, isLost, nextCheckMs, presenceOf, withdrawals, type Absence } from './watch.policy.js';

const day = (count: number): Date => new Date(Date.UTC(2026, 10, 1 + count));
const PRESENT: Absence = { failures: 0, failingSince: null };

describe('watching a source', () => {
  it.each([
    ['ok', 'there'],
    ['web.not_found', 'gone'],
    ['web.unresolvable', 'gone'],
    ['web.unreachable', 'gone'],
    ['web.timeout', 'gone'],
    ['web.not_public', 'gone'],
    ['web.access_denied', 'unclear'],
    ['web.robots_disallowed', 'unclear'],
    ['web.rate_limited', 'unclear'],
  ])('takes %s for %s', (outcome, presence) => expect(presenceOf(outcome)).toBe(presence));

  it('takes it for lost after three checks in vain over three days, not before', () => {
    const twice = absenceAfter(absenceAfter(PRESENT, 'gone', day(0)), 'gone', day(1));
    const soon = absenceAfter(twice, 'gone', day(2));
    const late = absenceAfter(twice, 'gone', day(3));

    expect(isLost(twice, day(9))).toBe(false);
    expect(isLost(soon, day(2))).toBe(false);
    expect(isLost(late, day(3))).toBe(true);
  });

  it('begins anew when it was there in between, and learns nothing from being turned away', () => {
    const failing = absenceAfter(PRESENT, 'gone', day(0));
    expect(absenceAfter(failing, 'unclear', day(1))).toEqual(failing);
    expect(absenceAfter(failing, 'there', day(1))).toEqual(PRESENT);
  });

  it('looks again daily while it is in doubt', () => {
    const lost: Absence = { failures: 3, failingSince: day(0) };
    const days = (absence: Absence, now: Date): number => nextCheckMs(absence, now, 30, 0.5) / 86_400_000;

    expect(days(PRESENT, day(0))).toBe(30);
    expect(days({ failures: 1, failingSince: day(0) }, day(0))).toBe(1);
    expect(days(lost, day(3))).toBe(7);
  });

  it('takes wishes about use for a withdrawal, not those about robots', () => {
    const all = ['robots', 'noai', 'noindex', 'tdm', 'usage', 'ai_txt'] as const;
    expect(withdrawals(all, new Set(all))).toEqual(['noai', 'tdm', 'usage', 'ai_txt']);
    expect(withdrawals(all, new Set(['tdm']))).toEqual(['tdm']);
  });
});
