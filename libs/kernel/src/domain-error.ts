/** Data that travels with an error into the problem body: ids, limits, names. Never prose, never secrets. */
export type ErrorDetails = Readonly<Record<string, unknown>>;

/** One invalid part of a request. `path` is a JSON pointer or a dotted property path. */
export interface FieldError {
  readonly path: string;
  readonly message: string;
  readonly code: string;
}

/**
 * A rule of the domain that was broken, named as the sentence that went wrong.
 * The HTTP layer looks up `code` to choose the status; nobody else knows about HTTP.
 */
export abstract class DomainError extends Error {
  abstract readonly code: string;

  constructor(
    message: string,
    readonly details: ErrorDetails = {},
    readonly errors: readonly FieldError[] = [],
  ) {
    super(message);
    this.name = new.target.name;
  }
}
