import type { FactSheet } from './facts.js';
import { readRule } from './rule-language.js';

const SHEET: FactSheet = {
  image: { width: 800, height: 600, ratio: 1.333, pixels: 480_000, size: 12_345, format: 'png' },
  text: { name: 'Free CASINO chips', alt: '', captions: ['a cat', 'a dog at the beach'] },
  license: { id: 'CC0-1.0', verdict: 'open' },
  uploader: { approved: 0, rejected: 3, pending: 1, accountDays: 2, inTeam: false },
  nsfw: { porn: 0.1, sexy: 0.75, neutral: 0.1 },
  flagged: { nsfw: true, watermark: false },
  labels: ['spam'],
  findings: [
    { flag: 'nsfw', scanner: 'nsfw', score: 0.75 },
    { flag: 'face', scanner: 'faces' },
  ],
  banks: [{ bank: 'KNOWN', kind: 'block', distance: 4 }],
};

const answerOf = (expression: string, sheet: FactSheet = SHEET): boolean | null => {
  const { rule, problems } = readRule(expression);
  expect(problems).toEqual([]);
  return rule ? rule.evaluate(sheet) : null;
};
const problemOf = (expression: string) => readRule(expression).problems[0];

describe('an expression', () => {
  it.each([
    ['image.width >= 800 && image.ratio > 1.3', true],
    ['image.width / 2 == 400', true],
    ['text.name.lower().contains("casino")', true],
    ['text.name.finds("(?i)casino|poker")', true],
    ['text.captions.exists(c, c.finds("dog.*beach"))', true],
    ['text.captions.all(c, c.startsWith("a"))', true],
    ['"spam" in labels && !("ham" in labels)', true],
    ['uploader.rejected > uploader.approved && uploader.accountDays < 7', true],
    ['flagged.nsfw && !flagged.watermark', true],
    ['license.verdict in ["open", "unknown"]', true],
    ['findings.exists(f, f.flag == "nsfw" && f.score > 0.7)', true],
    ['banks.exists(b, b.kind == "block" && b.distance <= 8)', true],
    ['findings.size() > 5', false],
  ])('%s is answered', (expression, expected) => {
    expect(answerOf(expression)).toBe(expected);
  });

  it.each([
    ['a fact is missing', 'faces.count > 1', null],
    ['a missing fact is denied', '!(faces.count > 1)', null],
    ['a whole record is missing', 'watermark.score > 0.1', null],
    ['the other side decides an "or"', 'faces.count > 1 || image.width == 800', true],
    ['the other side decides an "or" from the left', 'image.width == 800 || faces.count > 1', true],
    ['the other side decides an "and"', 'faces.count > 1 && image.width == 1', false],
    ['the other side leaves it open', 'faces.count > 1 && image.width == 800', null],
    ['a member lacks its score', 'findings.exists(f, f.score > 0.9)', null],
    ['something is divided by zero', 'image.width / uploader.approved > 1', null],
    ['a number overflows', 'image.width * 9223372036854775807 > 1', null],
    ['a condition of a choice is missing', 'faces.count > 1 ? true : true', null],
  ])('is unknown, never true, when %s', (_, expression, expected) => {
    expect(answerOf(expression)).toBe(expected);
  });
});

describe('what is wrong with an expression', () => {
  it.each([
    ['imag.width > 3', 'unknown_fact', 0, 4],
    ['image.wid > 3', 'unknown_fact', 6, 9],
    ['findings.exists(f, f.scor > 1.0)', 'unknown_fact', 21, 25],
    ['image.width > "a"', 'type_mismatch', 0, 17],
    ['image.width', 'not_a_question', 0, 11],
    ['image.width > 3 &&', 'unreadable', 18, 18],
    ['text.name.matches("(a+)+$")', 'unknown_call', 0, 27],
    ['text.name.finds("(")', 'bad_pattern', 16, 19],
    ['text.name.finds("(a{0,100}){0,10}")', 'bad_pattern', 16, 34],
    ['text.name.finds(text.alt)', 'bad_pattern', 16, 24],
    ['findings[0].score > 0.5', 'not_offered', 0, 11],
    ['labels.exists(a, labels.exists(b, a == b))', 'nested_loop', 17, 41],
    ['cel.bind(a, text.name + text.name, a == "")', 'unknown_call', 0, 43],
  ])('%s: %s', (expression, code, start, end) => {
    expect(problemOf(expression)).toMatchObject({ code, start, end });
  });

  it('names what is known instead', () => {
    expect(problemOf('imag.width > 3')?.known).toContain('image');
    expect(problemOf('image.wid > 3')?.known).toEqual(['width', 'height', 'ratio', 'pixels', 'size', 'format']);
    expect(problemOf('text.name.matches("a")')?.known).toContain('finds');
  });

  it('is too much of it', () => {
    expect(problemOf(`image.width > ${'1'.repeat(4_000)}`)).toMatchObject({ code: 'too_long' });
    expect(problemOf(Array.from({ length: 200 }, () => 'flagged.nsfw').join(' && '))).toMatchObject({
      code: 'unreadable',
    });
    expect(problemOf(`${'('.repeat(500)}true${')'.repeat(500)}`)).toMatchObject({ code: 'unreadable' });
  });
});

it('searches with a pattern that would make others go back in linear time', () => {
  const started = performance.now();

  expect(answerOf('text.alt.finds("(a+)+$")', { text: { alt: `${'a'.repeat(2_000)}!` } })).toBe(false);

  expect(performance.now() - started).toBeLessThan(2_000);
});
