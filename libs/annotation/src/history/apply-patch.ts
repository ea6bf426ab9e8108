import { applyPatch as applyTo, type Operation } from 'rfc6902';

/**
 * What a JSON Patch makes of a value; the value itself stays as it is.
 * @throws Error naming the step that does not fit
 */
export function applyPatch(value: unknown, patch: readonly Operation[]): unknown {
  // The library changes what it is given, and cannot replace the whole; one level more lets it.
  const document = { value: structuredClone(value) };
  const errors = applyTo(document, patch.map(nested));
  const failed = errors.findIndex((error) => error !== null);
  if (failed >= 0) throw new Error(`step ${failed}: ${errors[failed]?.message ?? ''}`);
  return document.value;
}

const nested = (operation: Operation): Operation => ({
  ...operation,
  path: `/value${operation.path}`,
  ...('from' in operation ? { from: `/value${operation.from}` } : {}),
});
