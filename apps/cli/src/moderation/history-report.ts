import type { Finding, Verification } from '@odr/moderation';

/** So many findings are told; the first one is what one looks at. */
const SHOWN = 20;

/** The check in words, with the event that somebody has changed named first of all. */
export function reportOf({ subjects, events, findings }: Verification): {
  readonly isSound: boolean;
  readonly text: string;
} {
  if (findings.length === 0)
    return {
      isSound: true,
      text: `The history of moderation is whole: ${many(events, 'event')} of ${many(subjects, 'subject')}, each unchanged, and the tables follow from it.`,
    };
  const more = findings.length - SHOWN;
  return {
    isSound: false,
    text: [
      `The history of moderation does not hold: ${many(findings.length, 'finding')}.`,
      ...findings.slice(0, SHOWN).flatMap(linesOf),
      ...(more > 0 ? [`… and ${many(more, 'other')}.`] : []),
    ].join('\n'),
  };
}

function linesOf({ subject, flaw, differences }: Finding): string[] {
  const about = `${subject.type} ${subject.id}`;
  if (flaw === undefined)
    return [`${about}: the tables say something else than the history.`, ...differences.map((line) => `  ${line}`)];
  const { seq, eventId, what, byte } = flaw;
  switch (what) {
    case 'event_missing':
      return [`${about}: event ${seq} is missing.`];
    case 'event_changed':
      return [`${about}: event ${seq} (${eventId}) does not say what was written.`];
    case 'hash_changed':
      return [`${about}: a hash at event ${seq} (${eventId ?? 'none'}) was changed, first at byte ${byte ?? 0}.`];
  }
}

const many = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;
