import { adapt } from './adaptation.js';
import { collect } from './collection.js';
import { termsOfId } from './license-terms.js';
import { relicense } from './relicense.js';

const ID: Readonly<Record<string, string>> = {
  PDM: 'CC-PDM-1.0',
  CC0: 'CC0-1.0',
  PD: 'CC0-1.0',
  ...Object.fromEntries(
    ['BY', 'BY-SA', 'BY-NC', 'BY-ND', 'BY-NC-SA', 'BY-NC-ND'].map((name) => [name, `CC-${name}-4.0`]),
  ),
};
const terms = (name: string): ReturnType<typeof termsOfId> => termsOfId(ID[name] ?? name);

/** Rows of a printed chart as `[row, column, cell]`. */
const cells = (columns: string, rows: Readonly<Record<string, string>>): [string, string, string][] =>
  Object.entries(rows).flatMap(([row, line]) =>
    columns.split(' ').map((column, index): [string, string, string] => [row, column, line.split(' ')[index] ?? '']),
  );

// creativecommons/faq, faq/CC_License_Compatibility_Chart.png: 64 cells.
const REMIX = cells('PDM CC0 BY BY-SA BY-NC BY-ND BY-NC-SA BY-NC-ND', {
  PDM: 'Y Y Y Y Y N Y N',
  CC0: 'Y Y Y Y Y N Y N',
  BY: 'Y Y Y Y Y N Y N',
  'BY-SA': 'Y Y Y Y N N N N',
  'BY-NC': 'Y Y Y N Y N Y N',
  'BY-ND': 'N N N N N N N N',
  'BY-NC-SA': 'Y Y Y N Y N Y N',
  'BY-NC-ND': 'N N N N N N N N',
});

// creativecommons/faq, faq-en.md, "Adapter's license chart": 49 cells; G green, Y yellow (allowed, not recommended), - gray.
const ADAPTER = cells('BY BY-NC BY-NC-ND BY-NC-SA BY-ND BY-SA PD', {
  PD: 'G G G G G G G',
  BY: 'G G G G G G Y',
  'BY-NC': 'Y G G G Y Y Y',
  'BY-NC-ND': '- - - - - - -',
  'BY-NC-SA': '- - - G - - -',
  'BY-ND': '- - - - - - -',
  'BY-SA': '- - - - - G -',
});

// creativecommons/faq, faq-en.md, "If I create a collection …": 14 cells.
const COLLECTION = cells('commercial non-commercial', {
  PD: 'Y Y',
  BY: 'Y Y',
  'BY-NC': 'N Y',
  'BY-NC-ND': 'N Y',
  'BY-NC-SA': 'N Y',
  'BY-ND': 'Y Y',
  'BY-SA': 'Y Y',
});

describe('the remix chart of Creative Commons', () => {
  it('has 64 cells', () => expect(REMIX).toHaveLength(64));

  it.each(REMIX)('%s with %s: %s', (a, b, cell) => {
    const answer = adapt([terms(a), terms(b)]);

    expect([answer.allowed, answer.license !== null]).toEqual([cell === 'Y', cell === 'Y']);
    expect(answer.because.every(({ source }) => source.startsWith('https://creativecommons.org/'))).toBe(true);
    expect(answer.because.length).toBeGreaterThan(0);
  });
});

describe("the adapter's licence chart of Creative Commons", () => {
  const STANDING: Readonly<Record<string, string>> = { G: 'recommended', Y: 'permitted', '-': 'forbidden' };

  it('has 49 cells', () => expect(ADAPTER).toHaveLength(49));

  it.each(ADAPTER)('%s to %s: %s', (from, to, cell) => {
    const answer = relicense(terms(from), terms(to));

    expect(answer).toMatchObject({ standing: STANDING[cell], allowed: cell !== '-' });
    expect(answer.because.length).toBeGreaterThan(0);
  });
});

describe('the collection chart of Creative Commons', () => {
  it('has 14 cells', () => expect(COLLECTION).toHaveLength(14));

  it.each(COLLECTION)('%s in a %s collection: %s', (part, kind, cell) => {
    expect(collect(terms(part), { isCommercial: kind === 'commercial' }).allowed).toBe(cell === 'Y');
  });
});

describe('the closed form of the remix chart', () => {
  const NAMES = ['PDM', 'CC0', 'BY', 'BY-SA', 'BY-NC', 'BY-ND', 'BY-NC-SA', 'BY-NC-ND'];
  const PAIRS = NAMES.flatMap((a) => NAMES.map((b) => [a, b] as const));

  it('says the same as the search for a common licence', () => {
    const closed = (a: string, b: string): boolean => {
      const [left, right] = [a, b].map(
        (name) => new Set(name.split('-').filter((word) => /^(BY|NC|ND|SA)$/.test(word))),
      );
      if (!left || !right || left.has('ND') || right.has('ND')) return false;
      const fits = (one: Set<string>, other: Set<string>): boolean =>
        !one.has('SA') || [...other].every((word) => one.has(word));
      return fits(left, right) && fits(right, left);
    };

    expect(PAIRS.filter(([a, b]) => closed(a, b) !== adapt([terms(a), terms(b)]).allowed)).toEqual([]);
  });
});
