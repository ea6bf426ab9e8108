import { createContext, Script } from 'node:vm';

/** A pattern of somebody's schema took too long; the value that provoked it is refused. */
export class PatternTooSlow extends Error {}

const TIMEOUT_MS = 50;
/** Short text and at most one quantifier cannot backtrack for long; guarding those would cost 200 µs each. */
const HARMLESS_LENGTH = 1_000;

const sandbox = createContext({ regExp: undefined, text: undefined });
const TEST = new Script('regExp.test(text)');

const quantifiers = (pattern: string): number => pattern.match(/[*+{]|\\\d/g)?.length ?? 0;

/**
 * A regular expression whose matching can be interrupted. Schemas come from contributors, and
 * `^(a+)+$` against forty letters would otherwise hold the process for years.
 * @throws PatternTooSlow from `test`
 */
export function boundedRegExp(pattern: string, flags: string): { test(text: string): boolean; toString(): string } {
  const regExp = new RegExp(pattern, flags);
  const isSimple = quantifiers(pattern) <= 1;
  return {
    // Ajv keeps compiled patterns under this name; without it all patterns would be the first one.
    toString: () => regExp.toString(),
    test: (text) => (isSimple && text.length <= HARMLESS_LENGTH ? regExp.test(text) : testWithin(regExp, text)),
  };
}

function testWithin(regExp: RegExp, text: string): boolean {
  sandbox['regExp'] = regExp;
  sandbox['text'] = text;
  try {
    return TEST.runInContext(sandbox, { timeout: TIMEOUT_MS }) === true;
  } catch (error) {
    // The watchdog is the only way to stop a match that has begun; anything else is a defect and goes on.
    if (isTimeout(error)) throw new PatternTooSlow();
    throw error;
  }
}

/** By its code: the error may come from another realm, where `instanceof Error` does not hold. */
const isTimeout = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
