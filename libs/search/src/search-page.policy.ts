import { decodeCursor, encodeCursor, MalformedCursor } from '@odr/kernel';
import type { FusedHit } from './hybrid/fusion.policy.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The hits after a position; a position is a score and an id, so that hits which arrive meanwhile move nothing. Where other
 * arms took part in the page before, scores say nothing, and as many hits are passed over as were shown.
 * @param ranking what the order rests on
 * @throws MalformedCursor
 */
export function pageOf(
  hits: readonly FusedHit[],
  ranking: string,
  limit: number,
  cursor?: string,
): { page: FusedHit[]; nextCursor: string | null } {
  const after = cursor === undefined ? undefined : positionOf(cursor);
  const rest = after ? hits.filter((hit, at) => isBehind(hit, at, after, ranking)) : hits;
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  const shown = (after?.shown ?? 0) + page.length;
  const nextCursor = rest.length > limit && last ? encodeCursor([last.score, last.id, ranking, shown]) : null;
  return { page, nextCursor };
}

interface Position {
  readonly score: number;
  readonly id: string;
  readonly ranking: string;
  readonly shown: number;
}

const isBehind = ({ score, id }: FusedHit, at: number, after: Position, ranking: string): boolean =>
  after.ranking === ranking ? score < after.score || (score === after.score && id > after.id) : at >= after.shown;

function positionOf(cursor: string): Position {
  const [score, id, ranking, shown] = decodeCursor(cursor, 4);
  if (typeof score !== 'number' || typeof id !== 'string') throw new MalformedCursor();
  if (typeof ranking !== 'string' || typeof shown !== 'number') throw new MalformedCursor();
  return { score, id, ranking, shown };
}

/** Where the page before ended, of the newest first. @throws MalformedCursor */
export function timePosition(cursor: string): { createdAt: string; id: string } {
  const [createdAt, id] = decodeCursor(cursor, 2);
  if (typeof createdAt !== 'string' || Number.isNaN(Date.parse(createdAt))) throw new MalformedCursor();
  if (typeof id !== 'string' || !UUID.test(id)) throw new MalformedCursor();
  return { createdAt, id };
}
