import type { Notice } from '../../shared/data-notices/notice.js';
import { byDay, dayName, unreadIds } from './days.js';

const NOW = new Date(2026, 2, 10, 9, 0);
const notice = (id: string, createdAt: Date, more: Partial<Notice> = {}): Notice => ({
  id,
  category: 'contributions',
  title: id,
  body: null,
  path: null,
  group: null,
  createdAt: createdAt.toISOString(),
  readAt: null,
  ...more,
});

describe('days', () => {
  it.each([
    [new Date(2026, 2, 10, 0, 0), 'Today'],
    [new Date(2026, 2, 10, 9, 1), 'Today'],
    [new Date(2026, 2, 9, 23, 59), 'Yesterday'],
    [new Date(2026, 2, 8, 23, 59), 'Sunday, March 8'],
    [new Date(2025, 2, 8), 'Saturday, March 8, 2025'],
  ])('%s is %s', (at, name) => {
    expect(dayName(at, NOW)).toBe(name);
  });

  it('hold what says the same on one line, but not across days', () => {
    const morning = new Date(2026, 2, 10, 8, 0);
    const group = { group: 'content.decided:available' };
    const days = byDay(
      [
        notice('d', morning, group),
        notice('c', morning),
        notice('b', morning, { ...group, readAt: morning.toISOString() }),
        notice('a', new Date(2026, 2, 9, 8, 0), group),
      ],
      NOW,
    );

    expect(days.map(({ name, lines }) => [name, lines.map(({ head, others }) => [head.id, others.length])])).toEqual([
      [
        'Today',
        [
          ['d', 1],
          ['c', 0],
        ],
      ],
      ['Yesterday', [['a', 0]]],
    ]);
    const [first] = days[0]?.lines ?? [];
    expect(first && unreadIds(first)).toEqual(['d']);
    expect(first?.isUnread).toBe(true);
  });
});
