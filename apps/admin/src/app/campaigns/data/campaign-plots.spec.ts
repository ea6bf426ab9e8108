import { burnDown, itemsByPeople } from './campaign-plots.js';
import { audienceWords, overlapWords, percentDone, workWords } from './campaign.js';

describe('plots of a campaign', () => {
  it('put what is left at the end of each day, also of those on which nobody worked', () => {
    const days = [
      { day: '2026-02-27', submissions: 4 },
      { day: '2026-03-01', submissions: 3 },
    ];

    const { labels, series } = burnDown({ days, submissions: 7, submissionsLeft: 3 }, '2026-03-02');

    expect(labels).toEqual(['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02']);
    expect(series[0]?.values).toEqual([6, 6, 3, 3]);
  });

  it('are blank before anybody has begun, and show two months at most', () => {
    expect(burnDown({ days: [], submissions: 0, submissionsLeft: 9 }, '2026-03-02').labels).toEqual([]);
    const long = burnDown(
      { days: [{ day: '2025-03-01', submissions: 1 }], submissions: 1, submissionsLeft: 9 },
      '2026-03-02',
    );
    expect(long.labels).toHaveLength(60);
    expect(long.series[0]?.values.at(-1)).toBe(9);
  });

  it('part items that are finished from those that need more people', () => {
    const { labels, series } = itemsByPeople({
      byPeople: [
        { people: 0, items: 5, finished: 0 },
        { people: 2, items: 4, finished: 3 },
      ],
    });

    expect(labels).toEqual(['nobody yet', '2 people']);
    expect(series.map(({ values }) => values)).toEqual([
      [0, 3],
      [5, 1],
    ]);
  });
});

describe('words about a campaign', () => {
  it('say how many people an item has, and whom it is for', () => {
    expect(overlapWords({ peoplePerItem: 1, mostPeoplePerItem: 1 })).toBe('1 person an item');
    expect(overlapWords({ peoplePerItem: 2, mostPeoplePerItem: 4 })).toBe(
      '2 people an item, up to 4 where they disagree',
    );
    expect(audienceWords({ isOpen: true, people: [], teamName: null })).toBe('Everybody');
    expect(audienceWords({ isOpen: false, people: ['a'], teamName: 'Herders' })).toBe('1 person of Herders');
    expect(audienceWords({ isOpen: false, people: [], teamName: null })).toContain('Nobody');
  });

  it('say how much work it would be', () => {
    const preview = { items: 100, submissions: 200, mostSubmissions: 300, people: 4, medianSeconds: 30 };
    expect(workWords(preview)).toEqual([
      '100 items',
      '200 to 300 annotated items',
      'about 50 for each of 4 people',
      '1 h 40 min of work, at 30 s an item as so far',
    ]);
    expect(workWords({ ...preview, mostSubmissions: 200, people: null, medianSeconds: null })).toHaveLength(2);
  });

  it('round down what is done, so that 100 % is all of it', () => {
    expect(percentDone({ items: 1000, finished: 999 })).toBe(99);
    expect(percentDone({ items: 0, finished: 0 })).toBe(0);
  });
});
