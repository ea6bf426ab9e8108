import type { Finding } from '@odr/moderation';
import { reportOf } from './history-report.js';

const EVENT = '019abcde-0000-7000-8000-000000000003';
const subject = { type: 'content', id: '019abcde-0000-7000-8000-000000000001' } as const;
const flawed = (flaw: Finding['flaw']): Finding => ({ subject, differences: [], ...(flaw && { flaw }) });
const textOf = (...findings: Finding[]): string => reportOf({ subjects: 3, events: 9, findings }).text;

describe('the report on the history of moderation', () => {
  it('says how much was read when all of it holds', () => {
    expect(reportOf({ subjects: 1, events: 9, findings: [] })).toEqual({
      isSound: true,
      text: 'The history of moderation is whole: 9 events of 1 subject, each unchanged, and the tables follow from it.',
    });
  });

  it('names the event that was changed, the byte that was flipped, and what is missing', () => {
    const changed = flawed({ seq: 3, eventId: EVENT, what: 'event_changed', byte: 0 });

    expect(reportOf({ subjects: 3, events: 9, findings: [changed] }).isSound).toBe(false);
    expect(textOf(changed)).toContain(`content ${subject.id}: event 3 (${EVENT}) does not say what was written.`);
    expect(textOf(flawed({ seq: 2, eventId: EVENT, what: 'hash_changed', byte: 17 }))).toContain(
      `a hash at event 2 (${EVENT}) was changed, first at byte 17.`,
    );
    expect(textOf(flawed({ seq: 4, eventId: null, what: 'event_missing', byte: null }))).toContain(
      'event 4 is missing.',
    );
  });

  it('names rows that do not follow from the history', () => {
    expect(textOf({ subject, differences: ['Only the table of cases says {}.'] })).toContain(
      'the tables say something else than the history.\n  Only the table of cases says {}.',
    );
  });

  it('does not print a hundred findings', () => {
    const text = textOf(
      ...Array.from({ length: 25 }, () => flawed({ seq: 1, eventId: null, what: 'event_missing', byte: null })),
    );

    expect(text.split('\n')).toHaveLength(22);
    expect(text).toContain('… and 5 others.');
  });
});
