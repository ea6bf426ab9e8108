/** How often words stand in the parts of something. */
export class WordCounts {
  /** By part: of how many texts, and in how many each word stands. */
  readonly parts = new Map<number, { texts: number; words: Map<string, number> }>();

  /** A text counts once for each of its words: who repeats a word says it no more of the part. */
  add(part: number, words: ReadonlySet<string>): void {
    const counted = this.parts.get(part) ?? { texts: 0, words: new Map<string, number>() };
    counted.texts += 1;
    for (const word of words) counted.words.set(word, (counted.words.get(word) ?? 0) + 1);
    this.parts.set(part, counted);
  }
}

const LONGEST = 30;
const SHORTEST = 3;
/** Words fewer texts say are theirs, not the part's; and no single text can be read off a label. */
const LEAST_TEXTS = 2;

/**
 * The words that a part says more than the others, best first: c-TF-IDF (Grootendorst, "BERTopic", arXiv:2203.05794), which
 * takes each part for one document: tf · log(1 + A / f), where tf is the word's share of the part's texts, f how often all
 * parts say it, and A how many words a part has on average.
 */
export function distinctiveWords(counts: WordCounts, limit: number): ReadonlyMap<number, string[]> {
  const frequency = new Map<string, number>();
  let all = 0;
  for (const { words } of counts.parts.values())
    for (const [word, count] of words) {
      frequency.set(word, (frequency.get(word) ?? 0) + count);
      all += count;
    }
  const average = all / Math.max(counts.parts.size, 1);
  const best = [...counts.parts].map(([part, { texts, words }]): [number, string[]] => {
    const scored = [...words]
      .filter(([word, count]) => count >= LEAST_TEXTS && word.length >= SHORTEST && word.length <= LONGEST)
      .map(([word, count]) => ({ word, score: (count / texts) * Math.log(1 + average / (frequency.get(word) ?? 1)) }))
      .sort((a, b) => b.score - a.score || (a.word < b.word ? -1 : 1));
    return [part, scored.slice(0, limit).map(({ word }) => word)];
  });
  return new Map(best);
}
