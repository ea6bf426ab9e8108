import type { OcrAnswer, OcrWord } from '@odr/platform';
import { hintsAsShown, hintsInFaint, watermarkFindings } from './watermark.policy.js';

const word = (text: string, more: Partial<OcrWord> = {}): OcrWord => ({
  text,
  confidence: 0.9,
  line: 0,
  x: 400,
  y: 250,
  width: 100,
  height: 20,
  ...more,
});
const answer = (...words: OcrWord[]): OcrAnswer => ({ width: 1_000, height: 500, words });
const kinds = (...words: OcrWord[]): string[] => hintsAsShown(answer(...words)).map(({ kind }) => kind);
const CORNER = { x: 850, y: 470 };

describe('signs of a watermark', () => {
  it('are names of agencies and words of copyright anywhere', () => {
    expect(kinds(word('getty'), word('images'))).toEqual(['agency']);
    expect(kinds(word('©'), word('Jane'))).toEqual(['copyright']);
    expect(kinds(word('All'), word('rights'), word('reserved'))).toEqual(['copyright']);
    expect(kinds(word('Harbour'), word('festival'))).toEqual([]);
  });

  it('are mock-up words, if they are written large', () => {
    expect(kinds(word('SAMPLE', { height: 60 }))).toEqual(['mock_up']);
    expect(kinds(word('free'), word('sample'))).toEqual([]);
  });

  it('are credits near a corner, small and by themselves', () => {
    expect(kinds(word('Jane', CORNER), word('Doe', CORNER))).toEqual(['corner']);
    expect(kinds(word('www.example.org', CORNER))).toEqual(['corner']);
    expect(kinds(word('EXIT', CORNER))).toEqual([]);
    expect(kinds(word('Jane'), word('Doe'))).toEqual([]);
    const page = Array.from({ length: 9 }, (_, line) => word('paragraph', { line: line + 1, y: 40 * line }));
    expect(kinds(...page, word('Jane', CORNER), word('Doe', CORNER))).toEqual([]);
  });

  it('are the same letters again and again all over the picture, misread or not', () => {
    const tiles = ['SAMPLE', 'MPLE', 'SAMPL', 'AMPLE', 'oe', 'SA'].map((text, at) =>
      word(text, { x: 150 * at, y: 80 * at, confidence: 0.5 }),
    );

    expect(hintsInFaint(answer(...tiles))).toEqual([{ kind: 'tiled', text: 'sample', score: 0.75, box: null }]);
    const heading = tiles.map((one) => ({ ...one, x: 100, y: 100 }));
    expect(hintsInFaint(answer(...heading))).toEqual([]);
    const novel = [
      ...tiles,
      ...[
        'it',
        'was',
        'the',
        'best',
        'times',
        'worst',
        'wisdom',
        'foolishness',
        'epoch',
        'belief',
        'incredulity',
        'season',
      ].map((text) => word(text)),
    ];
    expect(hintsInFaint(answer(...novel))).toEqual([]);
  });

  it('are kept once, the strongest first, which gives the score', () => {
    const corner = { kind: 'corner', text: 'a', score: 0.5, box: null } as const;
    const agency = { kind: 'agency', text: 'alamy', score: 0.9, box: null } as const;
    expect(watermarkFindings([corner, agency, agency])).toEqual({ watermark: 0.9, hints: [agency, corner] });
    expect(watermarkFindings([])).toEqual({ hints: [] });
  });
});
