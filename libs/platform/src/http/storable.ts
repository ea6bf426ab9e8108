import type { FieldError } from '@odr/kernel';
import { InvalidRequest } from './errors.js';

/**
 * Refuses texts that no column can hold, wherever they stand in a body: NUL, and halves of characters (lone surrogates), which
 * would be stored as something else.
 * @param parent what stands before each path
 * @throws InvalidRequest naming them
 */
export function assertStorable(value: unknown, parent = ''): void {
  const errors = [...unstorableIn(value, parent)];
  if (errors.length > 0) throw new InvalidRequest(errors);
}

/** With `u` a pair is one character, so that only halves are left. */
const UNSTORABLE = /\0|\p{Surrogate}/u;

function* unstorableIn(value: unknown, path: string): Generator<FieldError> {
  if (typeof value === 'string') {
    if (UNSTORABLE.test(value))
      yield { path, message: `${path} must not hold NUL or half a character`, code: 'isStorable' };
  } else if (Array.isArray(value)) {
    // Vectors have thousands of numbers: a path is made only for what could hold text.
    for (const [at, inner] of value.entries())
      if (typeof inner !== 'number') yield* unstorableIn(inner, within(path, at));
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      if (UNSTORABLE.test(name))
        yield { path, message: `A name in ${path || 'the body'} holds NUL or half a character`, code: 'isStorable' };
      else yield* unstorableIn(inner, within(path, name));
    }
  }
}

const within = (path: string, name: string | number): string => (path ? `${path}.${name}` : `${name}`);
