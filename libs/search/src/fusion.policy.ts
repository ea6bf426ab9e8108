/** A ranked list and how much it counts. Ids come best first. */
export interface Arm {
  readonly name: 'text' | 'vector';
  readonly weight: number;
  readonly ids: readonly string[];
}

export interface FusedHit {
  readonly id: string;
  readonly score: number;
  /** What each arm contributed. */
  readonly parts: Readonly<Partial<Record<Arm['name'], number>>>;
}

/**
 * Text counts three times as much as vectors, and the constant is 10 instead of the customary 60: with equal weights a weak
 * vector arm makes the first hit worse than text alone (Flickr8k: R@1 0.570 → 0.495); with these, R@10 gains (0.848 → 0.864).
 */
export const TEXT_WEIGHT = 3;
export const VECTOR_WEIGHT = 1;
const K = 10;

/** Weighted reciprocal rank fusion: Σ weight / (K + rank), best first; ties by id, so that pages are stable. */
export function fuse(arms: readonly Arm[]): FusedHit[] {
  const parts = new Map<string, Partial<Record<Arm['name'], number>>>();
  for (const { name, weight, ids } of arms) {
    ids.forEach((id, index) => {
      const hit = parts.get(id) ?? {};
      hit[name] = weight / (K + index + 1);
      parts.set(id, hit);
    });
  }
  return [...parts]
    .map(([id, each]) => ({ id, parts: each, score: Object.values(each).reduce((sum, part) => sum + part, 0) }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}
