/** Where something stands in one ranking and in the other, from 1; undefined where it does not. */
export interface Place {
  readonly id: string;
  readonly rank: number;
  readonly otherRank: number | undefined;
}

/** Each of a ranking with its place in the other one. */
export function places(ids: readonly string[], others: readonly string[]): readonly Place[] {
  const ranks = new Map(others.map((id, index) => [id, index + 1]));
  return ids.map((id, index) => ({ id, rank: index + 1, otherRank: ranks.get(id) }));
}

/** How many of the first `depth` are the same in both, whatever their order. */
function shared(ids: readonly string[], others: readonly string[], depth: number): number {
  const among = new Set(others.slice(0, depth));
  return ids.slice(0, depth).filter((id) => among.has(id)).length;
}

/** Where people look. */
const FIRST = 10;

/** How much two rankings have in common, in a sentence; empty where there is nothing in either. */
export function overlapWords(ids: readonly string[], others: readonly string[]): string {
  const depth = Math.max(ids.length, others.length);
  if (depth === 0) return '';
  if (ids.join() === others.join()) return 'Both find the same in the same order.';
  if (shared(ids, others, depth) === depth) return 'Both find the same, in another order.';
  const among = (count: number): string => `${shared(ids, others, count)} of the first ${count}`;
  return depth > FIRST ? `Both find ${among(FIRST)}, and ${among(depth)}.` : `Both find ${among(depth)}.`;
}

/** "↑ 3": three places higher here than in the other. */
export function moveWords({ rank, otherRank }: Place): string {
  if (otherRank === undefined) return 'only here';
  if (otherRank === rank) return 'same place';
  return otherRank > rank ? `↑ ${otherRank - rank}` : `↓ ${rank - otherRank}`;
}

/** The same, to be read aloud. */
export function moveSentence({ rank, otherRank }: Place): string {
  if (otherRank === undefined) return 'not in the other ranking';
  if (otherRank === rank) return 'at the same place in the other ranking';
  return `at place ${otherRank} in the other ranking`;
}
