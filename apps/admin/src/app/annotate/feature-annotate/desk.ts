import type { Held, SourceKey } from '../model/document.js';

export type SaveState =
  | 'saved'
  | 'waiting'
  | 'saving'
  | 'offline'
  | 'signed_out'
  | 'refused'
  | 'conflict'
  /** All is saved that can be; the rest waits for somebody to complete it. */
  | 'unfinished';

/** Somebody else has changed what is being saved. */
export interface Conflict {
  readonly key: string;
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: Held;
}

/** Whose work on which picture it is, and where new annotations go. */
export interface Desk {
  readonly userId: string;
  readonly contentId: string;
  /** @throws when the system has no such source */
  sourceId(source: SourceKey): string;
  /** Whether a document says all that its source wants, so that it may be sent. */
  isWhole(key: string, value: unknown): boolean;
}
