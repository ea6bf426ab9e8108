/** Scripts that write words without spaces between them. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Letters, digits and the marks on them; a mark belongs to its letter, or half of Thai and Hindi falls apart. */
const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const OTHER_THAN_ASCII = /[^\u0000-\u007f]/u;

/** The locale chooses no dictionary: ICU has one for Chinese and Japanese together and one for each of the others. */
const SEGMENTER = new Intl.Segmenter('und', { granularity: 'word' });

/** A character that no text holds (they are cleaned of it) and that PostgreSQL's parser takes for a gap. */
export const GAP = '\u001f';

/**
 * The words of a text, in order. Queries and documents are taken apart by the same rule, so what was split finds what was split:
 * PostgreSQL's own parser keeps hosts, numbers with points and, in databases of the locale C, quotation marks together with the word.
 */
export function wordsOf(text: string): string[] {
  return [...text.normalize('NFKC').matchAll(WORD)].flatMap(([run]) => (UNSPACED.test(run) ? segments(run) : [run]));
}

const segments = (run: string): string[] =>
  [...SEGMENTER.segment(run)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);

/** The text as it is, with gaps where the parser would not see that a word ends: what highlights are cut from. */
export function withGaps(text: string): string {
  const clean = text.normalize('NFC').replaceAll('\0', ' ').replaceAll(GAP, ' ');
  if (!OTHER_THAN_ASCII.test(clean)) return clean;
  return clean.replaceAll(WORD, (run) => {
    const inner = UNSPACED.test(run) ? segments(run).join(GAP) : run;
    return `${GAP}${inner}${GAP}`;
  });
}

/** Takes the gaps out again. */
export const withoutGaps = (text: string): string => text.replaceAll(GAP, '');
