import { isSame } from './difference.js';
import type { LossTally } from './loss-report.js';
import { type ExchangeAnnotation, isRecord, type JsonObject } from './exchange.js';

/** Under this name formats of JSON and XML carry what is not theirs; other readers leave it out. */
export const EXTENSION = 'odr';

/** What a format cannot say of an annotation. */
export interface Extension {
  readonly id?: string;
  readonly sources: readonly string[];
  /** The whole value, where what the format says does not give it back. */
  readonly value?: JsonObject;
}

/**
 * The extension beside the format's own words.
 * @param restored what a reader would make of those words alone
 */
export function extensionOf(annotation: ExchangeAnnotation, restored: unknown, losses: LossTally): Extension {
  const isWhole = isSame(annotation.value, restored);
  losses.carried(isWhole ? 'native' : 'extended');
  return {
    ...(annotation.id === null ? {} : { id: annotation.id }),
    sources: annotation.sources,
    ...(isWhole ? {} : { value: annotation.value }),
  };
}

/** @returns undefined for what this system has not written */
export function readExtension(given: unknown): Extension | undefined {
  if (!isRecord(given)) return undefined;
  const { id, sources, value } = given;
  return {
    ...(typeof id === 'string' ? { id } : {}),
    sources: Array.isArray(sources) ? sources.filter((name): name is string => typeof name === 'string') : [],
    ...(isRecord(value) ? { value } : {}),
  };
}

/**
 * The value of an extension, unless somebody has changed the format's own words since: then those count.
 * @param native the words as they stand in the file
 * @param toNative writes a value in those words
 */
export function restored<N>(
  extension: Extension | undefined,
  native: N,
  toNative: (value: JsonObject) => N,
  fromNative: (native: N) => JsonObject | undefined,
): JsonObject | undefined {
  const value = extension?.value;
  if (value && isSame(JSON.parse(JSON.stringify(toNative(value) ?? null)), JSON.parse(JSON.stringify(native ?? null))))
    return value;
  return fromNative(native);
}
