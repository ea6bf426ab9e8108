import { type AuditEvent, shortId } from './audit-event.js';

/** Somebody that a search found. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** What can be called by a name instead of its id. */
export interface Nameable {
  readonly type: 'user' | 'team';
  readonly id: string;
}

/** Names by id; what is not there any more has none. */
export type Names = ReadonlyMap<string, string>;

const KINDS: Readonly<Record<string, string>> = { user: 'Account', team: 'Team', export: 'Export' };

/** The name, or what kind of thing it is with the end of its id. */
export const nameOf = (names: Names, type: string | null, id: string): string =>
  names.get(id) ?? `${KINDS[type ?? ''] ?? 'Item'} ${shortId(id)}`;

/** Whose names the rows need, each once. */
export function nameablesIn(events: readonly AuditEvent[]): Nameable[] {
  const found = new Map<string, Nameable>();
  for (const { actorId, subjectType, subjectId } of events) {
    if (actorId !== null) found.set(actorId, { type: 'user', id: actorId });
    if (subjectId !== null && (subjectType === 'user' || subjectType === 'team'))
      found.set(subjectId, { type: subjectType, id: subjectId });
  }
  return [...found.values()];
}
