import type { OcrAnswer, OcrWord } from '@odr/platform';

/** Letters that the readings of one word must share: more, and a letter misread hides the word; fewer, and leaves agree. */
const SHARED = 4;
const MIN_TIMES = 3;
/** In a picture of ordinary text many words are different; on a tiled one nearly all that can be read is the same. */
const MIN_SHARE = 0.4;
/** From the first to the last, across and down: a word that is repeated in one place is a heading or a list. */
const MIN_SPREAD = 0.3;
const MIN_CONFIDENCE = 0.3;

export interface RepeatedText {
  /** The longest reading. */
  readonly text: string;
  readonly times: number;
}

/** The text that is written over the whole picture again and again, if there is one. */
export function repeatedText({ words, width, height }: OcrAnswer): RepeatedText | undefined {
  const read = words
    .filter(({ confidence }) => confidence >= MIN_CONFIDENCE)
    .map((word) => ({ word, letters: word.text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '') }))
    .filter(({ letters }) => letters.length >= SHARED);
  const groups = new Map<string, { word: OcrWord; letters: string }[]>();
  for (const one of read)
    for (const part of partsOf(one.letters)) {
      const group = groups.get(part);
      if (group) group.push(one);
      else groups.set(part, [one]);
    }
  const [largest] = [...groups.values()].sort((a, b) => b.length - a.length);
  if (!largest || largest.length < MIN_TIMES || largest.length < MIN_SHARE * read.length) return undefined;
  const places = largest.map(({ word }) => word);
  if (spread(places.map(({ x }) => x)) < MIN_SPREAD * width) return undefined;
  if (spread(places.map(({ y }) => y)) < MIN_SPREAD * height) return undefined;
  const text = largest.map(({ letters }) => letters).reduce((a, b) => (b.length > a.length ? b : a));
  return { text: text.slice(0, 60), times: largest.length };
}

const partsOf = (letters: string): Set<string> =>
  new Set(Array.from({ length: letters.length - SHARED + 1 }, (_, at) => letters.slice(at, at + SHARED)));

const spread = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);
