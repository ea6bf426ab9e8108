import type { ItemRefusal, JsonObject } from '../import-source.js';

/** One thing in an archive or a folder, as it is told there: nothing of it is to be believed. */
export interface ContainerEntry {
  /** As its source spells it, folders included; may be anything. */
  readonly path: string;
  /** Unpacked, as its source says. */
  readonly sizeBytes: number;
  /** How `Container.open` finds it again. */
  readonly locator: JsonObject;
  /** Why it cannot be opened, when its source alone tells: a link, encrypted, cut off. */
  readonly refusal?: ItemRefusal;
  /** It is no entry, but the place where reading came to an end. */
  readonly endsHere?: boolean;
}

/** An archive or a folder that is being read. */
export interface Container {
  /** Everything in it, in an order that stays. Folders are not among them. */
  entries(): AsyncIterable<ContainerEntry>;
  /** The bytes of one entry. @throws ItemRefused */
  open(locator: JsonObject): AsyncIterable<Uint8Array>;
}

export const failed = (code: string, detail: string): ItemRefusal => ({ outcome: 'failed', code, detail });
export const skipped = (code: string, detail: string): ItemRefusal => ({ outcome: 'skipped', code, detail });

/** What stands in the plan where an archive ends before it should. */
export const brokenOff = (path: string): ContainerEntry => ({
  path,
  sizeBytes: 0,
  locator: {},
  endsHere: true,
  refusal: failed(
    'import.archive_truncated',
    'The archive breaks off or is damaged here. What comes after is not imported.',
  ),
});

/** @throws ItemRefused when the locator is not one that this reader wrote */
export function numberIn(locator: JsonObject, name: string): number {
  const value = locator[name];
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    throw new Error(`The locator of an item has no usable ${name}.`);
  return value;
}
