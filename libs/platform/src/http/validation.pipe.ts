import { ValidationPipe, type ArgumentMetadata, type ValidationError } from '@nestjs/common';
import type { FieldError } from '@odr/kernel';
import { InvalidRequest } from './errors.js';
import { assertStorable } from './storable.js';

/** Refuses what the DTO does not declare, so that no client can set an owner, a status or a role of its own. */
export const validationPipe = (): ValidationPipe =>
  new RememberingValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    stopAtFirstError: false,
    exceptionFactory: (errors) => new InvalidRequest(toFieldErrors(errors)),
  });

/** A megabyte of opening brackets parses, and then overflows every recursive walk: the client's mistake, so not a 500. */
class BoundedValidationPipe extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body') {
      // Without a body it is undefined; this is one that says nothing, which would otherwise pass for an empty one.
      if (value === null) throw new InvalidRequest([{ path: '', message: 'must be an object', code: 'isObject' }]);
      assertNothingInherited(value);
    }
    try {
      if (metadata.type === 'body' || metadata.type === 'query') assertStorable(value);
      return await super.transform(value, metadata);
    } catch (error) {
      // Counting the depth of every body beforehand would cost each honest request.
      if (error instanceof RangeError)
        throw new InvalidRequest([{ path: '', message: 'is nested too deeply', code: 'depth' }]);
      throw error;
    }
  }
}

/** What every object has; the steps below leave such fields out without a word. */
const INHERITED: ReadonlySet<string> = new Set(['prototype', ...Object.getOwnPropertyNames(Object.prototype)]);

/** @throws InvalidRequest naming them like every other field that nobody declared */
function assertNothingInherited(body: unknown): void {
  if (typeof body !== 'object' || body === null) return;
  const errors = Object.keys(body)
    .filter((name) => INHERITED.has(name))
    .map((path) => ({ path, message: `property ${path} should not exist`, code: 'whitelistValidation' }));
  if (errors.length > 0) throw new InvalidRequest(errors);
}

const REMEMBERED_QUERIES = 200;

/**
 * Remembers the queries that were valid, by their class and text: class-validator looks through all its metadata each time,
 * which took a tenth of a list request. They are shared between requests, so they are frozen.
 */
class RememberingValidationPipe extends BoundedValidationPipe {
  private readonly remembered = new Map<unknown, Map<string, unknown>>();

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type !== 'query' || metadata.data !== undefined) return super.transform(value, metadata);
    const known = this.remembered.get(metadata.metatype) ?? new Map<string, unknown>();
    this.remembered.set(metadata.metatype, known);
    const text = JSON.stringify(value);
    const remembered = known.get(text);
    if (remembered !== undefined) return remembered;
    const query: unknown = Object.freeze(await super.transform(value, metadata));
    if (known.size >= REMEMBERED_QUERIES) known.clear();
    known.set(text, query);
    return query;
  }
}

/** Flattens class-validator's tree into one line per broken rule. */
export function toFieldErrors(errors: readonly ValidationError[], parent = ''): FieldError[] {
  return errors.flatMap((error) => {
    const path = parent ? `${parent}.${error.property}` : error.property;
    const own = Object.entries(error.constraints ?? {}).map(([code, message]) => ({ path, message, code }));
    return [...own, ...toFieldErrors(error.children ?? [], path)];
  });
}
