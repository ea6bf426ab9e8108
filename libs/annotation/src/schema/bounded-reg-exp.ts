import { TookTooLong, within } from './watchdog.js';

/** A pattern of somebody's schema took too long; the value that provoked it is refused. */
export class PatternTooSlow extends Error {
  constructor(readonly pattern: string) {
    super(`The pattern ${pattern} takes too long.`);
  }
}

const TIMEOUT_MS = 50;
/** How often a pattern is tried that has hardly run when its time is over. */
const TURNS = 10;

/**
 * What cannot backtrack for long, and so needs no watchdog: at most one quantifier against a short text, or a handful against
 * a word, such as the tag of a language.
 */
const HARMLESS: readonly { readonly quantifiers: number; readonly length: number }[] = [
  { quantifiers: 1, length: 1_000 },
  { quantifiers: 4, length: 12 },
];

const quantifiersOf = (pattern: string): number => pattern.match(/[*+{?]|\\\d/g)?.length ?? 0;

/**
 * A regular expression whose matching can be interrupted. Schemas come from contributors, and
 * `^(a+)+$` against forty letters would otherwise hold the process for years.
 * @throws PatternTooSlow from `test`
 */
export function boundedRegExp(pattern: string, flags: string): { test(text: string): boolean; toString(): string } {
  const regExp = new RegExp(pattern, flags);
  const count = quantifiersOf(pattern);
  const harmless = Math.max(
    0,
    ...HARMLESS.filter(({ quantifiers }) => count <= quantifiers).map(({ length }) => length),
  );
  return {
    // Ajv keeps compiled patterns under this name; without it all patterns would be the first one.
    toString: () => regExp.toString(),
    test: (text) => (text.length <= harmless ? regExp.test(text) : testWithin(regExp, text)),
  };
}

function testWithin(regExp: RegExp, text: string): boolean {
  for (let turn = 1; ; turn += 1) {
    const begun = process.threadCpuUsage().user;
    try {
      return within(TIMEOUT_MS, () => regExp.test(text));
    } catch (error) {
      if (!(error instanceof TookTooLong)) throw error;
      // The watchdog goes by the clock on the wall: on a busy machine a harmless pattern may not have had its turn.
      const workedMs = (process.threadCpuUsage().user - begun) / 1_000;
      // A pattern that never ends cannot be told from a harmless one before it runs.
      if (workedMs > TIMEOUT_MS / 2 || turn === TURNS) throw new PatternTooSlow(regExp.source);
    }
  }
}
