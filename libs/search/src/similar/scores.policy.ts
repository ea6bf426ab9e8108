import type { ContentId } from '@odr/kernel';

/** What one example adds to a score. */
export interface ExamplePart {
  /** Which one, from 0. */
  readonly example: number;
  readonly similarity: number;
  /** Its share; negative of what hits are not to be like. */
  readonly weight: number;
  readonly contribution: number;
}

export interface ScoredContent {
  readonly id: ContentId;
  readonly score: number;
  /** Add up to the score. */
  readonly parts: readonly ExamplePart[];
}

/**
 * The best of those that were compared with every example, best first; ties by id.
 * @param similarities for each example those of the contents
 * @param shares of the examples
 */
export function scored(
  similarities: readonly ReadonlyMap<ContentId, number>[],
  shares: readonly number[],
  limit: number,
): ScoredContent[] {
  const ids = [...(similarities[0]?.keys() ?? [])].filter((id) => similarities.every((each) => each.has(id)));
  return ids
    .map((id) => {
      const parts = similarities.map((each, example) => {
        const [similarity, weight] = [each.get(id) ?? 0, shares[example] ?? 0];
        return { example, similarity, weight, contribution: similarity * weight };
      });
      return { id, score: parts.reduce((sum, { contribution }) => sum + contribution, 0), parts };
    })
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, limit);
}
