import { applyPatch as applyTo, type Operation } from 'rfc6902';

/** A step of any kind, as far as a schema of requests can say it; the library tells what is missing. */
export interface PatchStep {
  readonly op: 'add' | 'remove' | 'replace' | 'move' | 'copy' | 'test';
  readonly path: string;
  readonly from?: string;
  readonly value?: unknown;
}

/**
 * What a JSON Patch makes of a value; the value itself stays as it is.
 * @throws Error naming the step that does not fit
 */
export function applyPatch(value: unknown, patch: readonly PatchStep[]): unknown {
  // The library changes what it is given, and cannot replace the whole; one level more lets it.
  const document = { value: structuredClone(value) };
  const errors = applyTo(document, patch.map(nested));
  const failed = errors.findIndex((error) => error !== null);
  if (failed >= 0) throw new Error(`step ${failed}: ${errors[failed]?.message ?? ''}`);
  return document.value;
}

const nested = ({ from, ...step }: PatchStep): Operation =>
  ({ ...step, path: `/value${step.path}`, ...(from === undefined ? {} : { from: `/value${from}` }) }) as Operation;
