import type { Notice } from '../../shared/data-notices/notice.js';

/** Notices that say the same, shown as one line: the latest of them, and the others behind it. */
export interface Line {
  readonly head: Notice;
  readonly others: readonly Notice[];
  readonly isUnread: boolean;
}

export interface Day {
  readonly name: string;
  readonly lines: readonly Line[];
}

/** Puts notices into days of the reader's own calendar, latest first, and what says the same on one line. */
export function byDay(notices: readonly Notice[], now: Date): Day[] {
  const days = new Map<string, Notice[]>();
  for (const notice of notices) {
    const name = dayName(new Date(notice.createdAt), now);
    days.set(name, [...(days.get(name) ?? []), notice]);
  }
  return [...days].map(([name, of]) => ({ name, lines: linesOf(of) }));
}

function linesOf(notices: readonly Notice[]): Line[] {
  const groups = new Map<string, Notice[]>();
  for (const notice of notices) {
    const key = notice.group ?? notice.id;
    groups.set(key, [...(groups.get(key) ?? []), notice]);
  }
  return [...groups.values()].flatMap(([head, ...others]) =>
    head === undefined ? [] : { head, others, isUnread: [head, ...others].some(({ readAt }) => readAt === null) },
  );
}

/** "Today", "Yesterday", else the date. */
export function dayName(at: Date, now: Date): string {
  const days = Math.round((startOfDay(now).getTime() - startOfDay(at).getTime()) / 86_400_000);
  if (days <= 0) return 'Today';
  if (days === 1) return 'Yesterday';
  const year = at.getFullYear() === now.getFullYear() ? undefined : 'numeric';
  return at.toLocaleDateString('en', { weekday: 'long', day: 'numeric', month: 'long', year });
}

const startOfDay = (at: Date): Date => new Date(at.getFullYear(), at.getMonth(), at.getDate());

/** The ids of a line that are still unread. */
export const unreadIds = ({ head, others }: Line): string[] =>
  [head, ...others].filter(({ readAt }) => readAt === null).map(({ id }) => id);
