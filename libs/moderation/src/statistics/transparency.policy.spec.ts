import type { DayCount } from './day.repository.js';
import { csvOf } from '@odr/kernel';
import { tally, total } from './statistics.policy.js';
import { categoryOf } from './statement-category.policy.js';
import { transparencyRows } from './transparency.policy.js';

const day = (measure: string, detail: string, count: number, more: Partial<DayCount> = {}): DayCount => ({
  ...{ day: '2026-03-01', measure, queue: 'reports', detail, policy: '', moderator: '', count, seconds: 0 },
  ...more,
});
const DAYS: readonly DayCount[] = [
  day('reported', 'person:copyright', 5),
  day('reported', 'trusted:privacy', 2),
  day('reported', 'notice:privacy', 3),
  day('decided', 'delist', 4, { policy: 'privacy.faces', moderator: 'm' }),
  day('decided', 'delist', 1, { policy: 'terms.sexual', moderator: 'n' }),
  day('decided', 'approve', 3, { moderator: 'm' }),
  day('decided', 'reject', 7, { queue: 'pending', policy: 'terms.quality', moderator: 'm' }),
  day('decided', 'reject', 6, { queue: 'flagged', policy: 'license.not_open', moderator: 'n' }),
  day('appealed', '', 2),
  day('appeal_resolved', 'overturned', 1),
  day('reversed', 'reject', 1, { moderator: 'm' }),
];

describe('the transparency report', () => {
  const rows = transparencyRows(DAYS, {
    ...{ medianSeconds: 90, medianNoticeSeconds: 5_400, medianAppealSeconds: null },
    suspensions: { law: 2, terms: 1, reporters: 3 },
  });
  const valueOf = (part: string, indicator: string, category = 'TOTAL') =>
    rows.find((one) => one.part === part && one.indicator === indicator && one.category === category)?.value;

  it('adds up notices by source and category', () => {
    expect(valueOf('4_notices', 'notices received')).toBe(10);
    expect(valueOf('4_notices', 'notices received', 'STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS')).toBe(
      5,
    );
    expect(valueOf('4_notices', 'notices received without an account')).toBe(3);
    expect(valueOf('4_notices', 'notices received from trusted flaggers')).toBe(2);
    expect(valueOf('4_notices', 'actions upon notices on the basis of law')).toBe(4);
    expect(valueOf('4_notices', 'actions upon notices on the basis of terms')).toBe(1);
  });

  it('accounts for every decision against something once', () => {
    const parts = ['5_own_initiative_illegal', '6_own_initiative_terms'].map((part) => valueOf(part, 'measures'));

    expect(parts).toEqual([6, 7]);
    expect(4 + 1 + 6 + 7).toBe(
      DAYS.filter((one) => one.measure === 'decided' && one.detail !== 'approve').reduce(
        (sum, one) => sum + one.count,
        0,
      ),
    );
  });

  it('says what it does not record instead of nought', () => {
    const missing = rows.filter(({ value }) => value === null);
    expect(missing.map(({ part }) => part)).toEqual([
      ...['3_member_state_orders', '3_member_state_orders', '7_appeals_and_recidivism', '7_appeals_and_recidivism'],
      ...['8_automated_means', '10_recipients'],
    ]);
    expect(missing.filter(({ note, indicator }) => note === '' && indicator !== 'median hours to decide')).toEqual([]);
    expect(valueOf('9_human_resources', 'moderators who decided')).toBe(2);
  });

  it('accounts for what was done about each measure, and for people who were kept away', () => {
    for (const part of ['5_own_initiative_illegal', '6_own_initiative_terms'])
      expect(Number(valueOf(part, 'visibility: removed')) + Number(valueOf(part, 'visibility: access disabled'))).toBe(
        valueOf(part, 'measures'),
      );
    expect(valueOf('5_own_initiative_illegal', 'measures upon automated detection')).toBe(6);
    expect(valueOf('7_appeals_and_recidivism', 'suspensions for manifestly illegal content')).toBe(2);
    expect(valueOf('7_appeals_and_recidivism', 'suspensions for manifestly unfounded notices')).toBe(3);
    expect(valueOf('4_notices', 'median hours to act upon notices')).toBe(1.5);
  });

  it('comes in the order of the templates, sums before their parts', () => {
    const parts = [...new Set(rows.map(({ part }) => Number.parseInt(part, 10)))];
    expect(parts).toEqual([3, 4, 5, 6, 7, 8, 9, 10]);
    for (const { part, indicator, value } of rows.filter(({ category }) => category === 'TOTAL')) {
      const split = rows.filter((row) => row.part === part && row.indicator === indicator && row.category !== 'TOTAL');
      if (split.length > 0) expect(split.reduce((sum, row) => sum + (row.value ?? 0), 0)).toBe(value);
    }
  });

  it('has a category for every policy', () => {
    expect(['illegal.minors', 'optout.rightsholder', 'terms.violence', 'terms.quality', ''].map(categoryOf)).toEqual(
      [
        ...['PROTECTION_OF_MINORS', 'INTELLECTUAL_PROPERTY_INFRINGEMENTS', 'VIOLENCE', 'OTHER_VIOLATION_TC'],
        'OTHER_VIOLATION_TC',
      ].map((name) => `STATEMENT_CATEGORY_${name}`),
    );
  });
});

describe('statistics', () => {
  it('add rows up by any criterion, to the same total', () => {
    const byQueue = tally(DAYS, ({ queue }) => queue);

    expect(byQueue.map(({ key, decided }) => [key, decided])).toEqual([
      ['flagged', 6],
      ['pending', 7],
      ['reports', 8],
    ]);
    expect(byQueue.reduce((sum, { decided }) => sum + decided, 0)).toBe(total(DAYS).decided);
  });

  it('leave as CSV that no spreadsheet runs', () => {
    expect(
      csvOf(
        ['a', 'b'],
        [
          ['=1+1', -1],
          ['x,"y"\n', null],
        ],
      ),
    ).toBe('a,b\r\n\'=1+1,-1\r\n"x,""y""\n",\r\n');
  });
});
