import { RE2JS } from 're2js';

export const MAX_PATTERN_LENGTH = 200;
/** Steps of the automaton, which every character of the text may cost; `(a{0,100}){0,10}` would be 2,000. */
const MAX_PATTERN_SIZE = 1_000;

/**
 * A search in time linear in the text, whatever the pattern: RE2's automata never go back, so `(a+)+$` is as quick as `a`.
 * @throws Error that says in a sentence what is wrong with the pattern
 */
export function linearPattern(pattern: string): (text: string) => boolean {
  if (pattern.length > MAX_PATTERN_LENGTH)
    throw new Error(`A pattern has at most ${MAX_PATTERN_LENGTH} characters; this one has ${pattern.length}.`);
  const compiled = RE2JS.compile(pattern);
  if (compiled.programSize() > MAX_PATTERN_SIZE)
    throw new Error('This pattern repeats so much that searching with it would take too long.');
  return (text) => compiled.matcher(text).find();
}
