/** A query as people type it, taken apart. */
export interface QueryText {
  /** Any of these words may match; the more the better. */
  readonly words: string;
  /** Every one of these phrases has to be there. */
  readonly phrases: readonly string[];
  /** None of these words may be there. */
  readonly excluded: readonly string[];
}

const PHRASE = /"([^"]+)"/g;
const EXCLUDED = /(?:^|\s)-([\p{L}\p{N}]\S*)/gu;

/**
 * `highland cow "long horns" -owl`: some of the words, all of the phrase, not the owl.
 * Requiring every word, as web searches do, loses 88 % of the pictures people describe in sentences of their own.
 */
export function parseQueryText(query: string): QueryText {
  const text = query.replaceAll('\0', ' ');
  const phrases = [...text.matchAll(PHRASE)].map(([, phrase]) => (phrase ?? '').trim()).filter(Boolean);
  const rest = text.replaceAll(PHRASE, ' ').replaceAll('"', ' ');
  const excluded = [...rest.matchAll(EXCLUDED)].map(([, word]) => word ?? '');
  // Split like the names of files: `a-cow.jpg` asks for a cow, not for a host called a-cow.jpg.
  const words = [rest.replaceAll(EXCLUDED, ' '), ...phrases]
    .join(' ')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return { words, phrases, excluded };
}
