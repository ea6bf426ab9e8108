import { HttpException } from '@nestjs/common';
import { isProblemCode, PROBLEMS, type ProblemCode } from '@odr/contracts';
import { DomainError } from '@odr/kernel';
import type { ProblemResponse } from './problem.response.dto.js';

export type Problem = ProblemResponse & Readonly<Record<string, unknown>>;

const CODE_OF_STATUS: Readonly<Record<number, ProblemCode>> = {
  400: 'request.invalid',
  401: 'auth.unauthenticated',
  403: 'auth.forbidden',
  404: 'request.not_found',
  406: 'request.unsupported_media_type',
  413: 'request.too_large',
  415: 'request.unsupported_media_type',
  416: 'request.range_not_satisfiable',
  429: 'request.rate_limited',
  503: 'service.unavailable',
};

/**
 * The one translation from errors to answers. Anything that is not ours becomes 500 without a word about why:
 * messages of libraries may carry SQL, paths or secrets.
 * @param instance the request id
 */
export function toProblem(error: unknown, instance: string): Problem {
  if (error instanceof DomainError && isProblemCode(error.code)) {
    const errors = error.errors.length > 0 ? { errors: [...error.errors] } : {};
    return { ...error.details, ...problem(error.code, error.message, instance), ...errors };
  }
  const unstorable = UNSTORABLE.get(databaseCodeOf(error));
  if (unstorable !== undefined) return problem('request.invalid', unstorable, instance);
  if (error instanceof Error && BROKEN_FORM.test(error.message))
    return problem('request.invalid', `The multipart body cannot be read: ${error.message}.`, instance);
  // Nest wraps the parser's error, so its code is gone.
  if (error instanceof Error && error.message.startsWith('Body is not valid JSON'))
    return {
      ...problem('request.invalid', BROKEN_JSON, instance),
      errors: [{ path: '', message: BROKEN_JSON, code: 'json' }],
    };
  const status = statusOf(error);
  const code = status === undefined ? undefined : CODE_OF_STATUS[status];
  if (code === undefined)
    return problem('service.internal', 'Please try again; quote the instance if it stays.', instance);
  return problem(code, error instanceof Error ? error.message : PROBLEMS[code].title, instance);
}

const problem = (code: ProblemCode, detail: string, instance: string): Problem => ({
  type: `/problems/${code}`,
  title: PROBLEMS[code].title,
  status: PROBLEMS[code].status,
  code,
  detail,
  instance,
});

/** The parser's own words say the same of a comma too much and of a key that would change what objects are. */
const BROKEN_JSON = 'The body is no JSON, or has a key named __proto__, or prototype in constructor.';

/** What the reader of multipart bodies says of those that are none, or break off; its errors have no code. */
const BROKEN_FORM = /^Multipart: |unexpected end of multipart data$/i;

/** Nest's exceptions and Fastify's own errors (body too large, broken JSON) carry a client's status; nothing else counts. */
function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  if (!(error instanceof Error) || !('code' in error) || !('statusCode' in error)) return undefined;
  const { code, statusCode } = error;
  return typeof code === 'string' && /^FST_/.test(code) && typeof statusCode === 'number' ? statusCode : undefined;
}

/** What PostgreSQL says to values that no type check foresees; any field of any client may carry one. */
const UNSTORABLE: ReadonlyMap<unknown, string> = new Map([
  ['22021', 'A text contains NUL or half a character.'],
  ['22P05', 'A text contains NUL or half a character.'],
  ['22007', 'A time cannot be read.'],
  ['22008', 'A time is out of range.'],
]);

/** Of the driver's own error, or of the one that TypeORM wrapped around it. */
function databaseCodeOf(error: unknown): unknown {
  if (typeof error !== 'object' || error === null) return undefined;
  const cause = 'driverError' in error ? error.driverError : error;
  return typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
}
