import { shortId } from './audit-event.js';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** Whoever is behind the id, as far as we know. */
export const nameOf = (people: ReadonlyMap<string, Person>, id: string): string =>
  people.get(id)?.name ?? `Account ${shortId(id)}`;
