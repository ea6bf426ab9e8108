import type { OcrWord } from '@odr/platform';
import { textFindings } from './text.policy.js';

const word = (text: string, more: Partial<OcrWord> = {}): OcrWord => ({
  text,
  confidence: 0.95,
  line: 0,
  x: 100,
  y: 50,
  width: 100,
  height: 20,
  ...more,
});
const read = (...words: OcrWord[]) => textFindings([{ width: 1_000, height: 500, words }], ['eng']);

describe('what is kept of what was read', () => {
  it('is lines with their place, from the top', () => {
    const found = read(
      word('Harbour'),
      word('festival', { x: 210 }),
      word('2026', { line: 1, y: 100, confidence: 0.85 }),
    );

    expect(found).toEqual({
      text: 'Harbour festival\n2026',
      languages: ['eng'],
      isCut: false,
      lines: [
        { text: 'Harbour festival', confidence: 0.95, box: { x: 0.1, y: 0.1, width: 0.21, height: 0.04 } },
        { text: '2026', confidence: 0.85, box: { x: 0.1, y: 0.2, width: 0.1, height: 0.04 } },
      ],
    });
  });

  it('is nothing of what is seen in leaves and fur', () => {
    const fur = [
      word('Na'),
      word('Jil', { line: 1, confidence: 0.77 }),
      word('|||', { line: 2 }),
      word('oak', { line: 3, confidence: 0.6 }),
    ];

    expect(read(...fur)).toMatchObject({ text: '', lines: [] });
  });

  it('is each place once, as it was read most surely', () => {
    const view = (...words: OcrWord[]) => ({ width: 1_000, height: 500, words });
    const found = textFindings(
      [view(word('Harb0ur', { confidence: 0.81 })), view(word('Harbour')), view(word('Harbour', { y: 400 }))],
      ['eng'],
    );

    expect(found.text).toBe('Harbour\nHarbour');
  });

  it('ends somewhere, at the end of a line, and says that it does', () => {
    const page = Array.from({ length: 400 }, (_, line) => word('x'.repeat(60), { line, y: line, height: 1 }));

    const found = read(...page);

    expect(found.text.length).toBeLessThanOrEqual(10_000);
    expect(found.lines.length).toBeLessThan(400);
    expect(found.isCut).toBe(true);
  });
});
