import type { PictureBox } from '@odr/contracts';
import type { OcrAnswer } from '@odr/platform';
import { linesOf, type FoundLine } from '../text/text.policy.js';
import { AGENCIES, COPYRIGHT, CREDIT, MOCK_UP, YEAR } from './mark-words.js';
import { repeatedText } from './repeated-text.js';

/** A sign that somebody has marked the picture as theirs, and how much it weighs. */
export interface WatermarkHint {
  /**
   * agency: the name of a trader in pictures. copyright: © or the word. tiled: the same text again and again. mock_up:
   * SAMPLE, PREVIEW and the like in large letters. corner: a credit, small, near a corner.
   */
  readonly kind: 'agency' | 'copyright' | 'tiled' | 'mock_up' | 'corner';
  /** What was read. */
  readonly text: string;
  /** 0–1. */
  readonly score: number;
  /** Where; null where it is everywhere, or was read from the turned picture. */
  readonly box: PictureBox | null;
}

export interface WatermarkFindings {
  readonly hints: readonly WatermarkHint[];
  /** The strongest hint's score: the score of the flag. Absent where there is none. */
  readonly watermark?: number;
}

/** From this score on people are asked to look. */
export const MIN_WATERMARK_SCORE = 0.5;

const SCORE = { agency: 0.9, copyright: 0.8, mock_up: 0.7, corner: 0.5 } as const;
/** A mock-up's word is at least this part of the picture high. */
const LARGE = 0.06;
/** A credit in the corner is at most this part of the picture high, and starts or ends in the outer part of it. */
const SMALL = 0.07;
const EDGE = 0.12;
const MAX_LINES_AROUND_A_CREDIT = 3;

/** Signs in the picture as it is. */
export function hintsAsShown(answer: OcrAnswer): WatermarkHint[] {
  const lines = linesOf(answer);
  return lines.flatMap((line) => {
    const kind = kindOf(line, lines.length);
    return kind ? [{ kind, text: line.text.slice(0, 200), score: SCORE[kind], box: line.box }] : [];
  });
}

/** Signs in the picture with its faint parts lifted, turned or not. */
export function hintsInFaint(answer: OcrAnswer): WatermarkHint[] {
  const hints: WatermarkHint[] = [];
  const words = answer.words.map(({ text }) => text.toLowerCase()).join(' ');
  const agency = AGENCIES.find((name) => words.includes(name));
  if (agency) hints.push({ kind: 'agency', text: agency, score: SCORE.agency, box: null });
  const repeated = repeatedText(answer);
  if (repeated)
    hints.push({ kind: 'tiled', text: repeated.text, score: Math.min(0.95, 0.6 + 0.05 * repeated.times), box: null });
  return hints;
}

/** All that was found, strongest first; each kind once for one text. */
export function watermarkFindings(hints: readonly WatermarkHint[]): WatermarkFindings {
  const kept = [...new Map(hints.map((hint) => [`${hint.kind} ${hint.text}`, hint])).values()]
    .sort((a, b) => b.score - a.score)
    .slice(0, 20);
  const [strongest] = kept;
  return { hints: kept, ...(strongest && { watermark: strongest.score }) };
}

function kindOf(
  { text, box }: FoundLine,
  lineCount: number,
): 'agency' | 'copyright' | 'mock_up' | 'corner' | undefined {
  const lower = text.toLowerCase();
  if (AGENCIES.some((name) => lower.replace(/\s/g, '').includes(name))) return 'agency';
  if (COPYRIGHT.test(text)) return 'copyright';
  if (MOCK_UP.test(text) && box.height >= LARGE) return 'mock_up';
  return isInCorner(box) && lineCount <= MAX_LINES_AROUND_A_CREDIT && isCredit(text) ? 'corner' : undefined;
}

function isInCorner({ x, y, width, height }: PictureBox): boolean {
  const isAtSide = x < EDGE || x + width > 1 - EDGE;
  const isAtEnd = y < EDGE || y + height > 1 - EDGE;
  return isAtSide && isAtEnd && height <= SMALL;
}

/** Whether a short line reads like a name, an address or a year rather than like a sign in the street. */
function isCredit(text: string): boolean {
  const words = text.split(' ');
  const isName = words.length >= 2 && words.length <= 4 && words.every((word) => /^\p{Lu}\p{Ll}+/u.test(word));
  return CREDIT.test(text) || YEAR.test(text) || isName;
}
