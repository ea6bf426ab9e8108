import type { PictureBox } from '@odr/contracts';
import type { OcrAnswer, OcrWord } from '@odr/platform';
import { around, fractionOf, share } from '../picture-box.js';

/** Words that are read less surely are mostly leaves, windows and fur. */
const MIN_CONFIDENCE = 0.7;
/** A line counts by one word at least that is long and sure: two letters can be seen in anything. */
const MIN_SURE_CONFIDENCE = 0.8;
const SURE_WORD = /[\p{L}\p{N}]{3}/u;
const ANY_WORD = /[\p{L}\p{N}&©]/u;

/** Two readings that share more than this part of the smaller one are readings of the same. */
const MAX_OVERLAP = 0.5;

const MAX_CHARACTERS = 10_000;
const MAX_LINES = 300;

/** A line of text and where it stands. */
export interface FoundLine {
  readonly text: string;
  /** Mean of its words, 0–1. */
  readonly confidence: number;
  readonly box: PictureBox;
}

export interface TextFindings {
  /** The lines below each other; empty where nothing could be read. */
  readonly text: string;
  readonly lines: readonly FoundLine[];
  /** What it was read as, e.g. eng. */
  readonly languages: readonly string[];
  /** Whether there was more than is kept. */
  readonly isCut: boolean;
}

/** What can be trusted of what was read, in one picture or in several views of it. */
export function textFindings(answers: readonly OcrAnswer[], languages: readonly string[]): TextFindings {
  const lines = withoutRepeats(answers.flatMap(linesOf));
  const kept: FoundLine[] = [];
  let characters = 0;
  for (const line of lines) {
    characters += line.text.length + 1;
    if (kept.length === MAX_LINES || characters > MAX_CHARACTERS) break;
    kept.push(line);
  }
  return { text: kept.map(({ text }) => text).join('\n'), lines: kept, languages, isCut: kept.length < lines.length };
}

/** Each place once, as it was read most surely, from the top. */
function withoutRepeats(lines: readonly FoundLine[]): FoundLine[] {
  const kept: FoundLine[] = [];
  for (const line of lines.toSorted((a, b) => b.confidence - a.confidence))
    if (!kept.some(({ box }) => share(box, line.box) > MAX_OVERLAP)) kept.push(line);
  return kept.sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x);
}

/** The lines of an answer that hold at least one sure word, from the top as the reader went. */
export function linesOf({ words, width, height }: OcrAnswer): FoundLine[] {
  const byLine = new Map<number, OcrWord[]>();
  for (const word of words.filter(isWord)) byLine.set(word.line, [...(byLine.get(word.line) ?? []), word]);
  return [...byLine.values()].filter(isSure).map((line) => ({
    text: line.map(({ text }) => text).join(' '),
    confidence: Math.round((1_000 * line.reduce((sum, { confidence }) => sum + confidence, 0)) / line.length) / 1_000,
    box: fractionOf(around(line), { width, height }),
  }));
}

const isWord = ({ text, confidence }: OcrWord): boolean => confidence >= MIN_CONFIDENCE && ANY_WORD.test(text);

const isSure = (line: readonly OcrWord[]): boolean =>
  line.some(({ text, confidence }) => confidence >= MIN_SURE_CONFIDENCE && SURE_WORD.test(text));
