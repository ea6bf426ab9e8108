import type { ImportKind } from '@odr/contracts';
import type { ContentId, ImportId, TeamId, UserId } from '@odr/kernel';
import type { ContentDescription } from '../content.service.js';
import type { ImportedCaption } from './imported-captions.js';

/** JSON as it goes into a column and comes out again. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** What is said about one item, or about all of them where an item says nothing. The team is the import's. */
export type ItemDescription = Omit<ContentDescription, 'teamId'>;

/** What the owner of an import has settled before it started. */
export interface ImportSettings {
  /** For every item; what an item says itself goes before. */
  readonly defaults: ItemDescription;
  /** Which column of a table means what; its shape belongs to the sources that read tables. */
  readonly mapping?: JsonObject;
  /** What only one kind of source understands. */
  readonly options?: JsonObject;
  /** Whether it was started for a team: should the team go, the import does not go on without it. */
  readonly isForTeam?: boolean;
}

/** An import as its source sees it. */
export interface Import {
  readonly id: ImportId;
  readonly kind: ImportKind;
  readonly name: string;
  readonly userId: UserId;
  readonly teamId: TeamId | null;
  readonly settings: ImportSettings;
  /** The file that came with it, in the store's `sealed` space; null for kinds without one. */
  readonly sourceSha256: string | null;
  readonly sourceName: string | null;
  readonly sourceSizeBytes: number | null;
  /** An archive's bytes after unpacking, in the `sealed` space, once that has happened. */
  readonly unpackedSha256: string | null;
  /** What its source has written down with `remember`. */
  readonly notes: JsonObject;
}

/** Why an item needs no opening, or could not be opened. */
export interface ItemRefusal {
  readonly outcome: 'failed' | 'skipped';
  /** A stable code, `import.*` or one that an upload would have answered: people filter and retry by it. */
  readonly code: string;
  readonly detail: string;
}

/** One entry of the plan. */
export interface ListedItem {
  /** What it is called where it comes from: a path in an archive, an address, a row. For people, and to tell entries apart. */
  readonly key: string;
  /** Its name as content, unless the description has another. */
  readonly fileName: string;
  /** Whatever `open` needs to find the bytes again, in another process, after a crash. */
  readonly locator: JsonObject;
  readonly description?: ItemDescription;
  readonly captions?: readonly ImportedCaption[];
  /** Present when it is clear from the plan alone that nothing will be taken in. */
  readonly refusal?: ItemRefusal;
}

/** What was found out about an entry after it had been listed, as by a metadata file at the end of an archive. */
export interface LateDescription {
  /** Key of the item; several where it is whichever of them is there. */
  readonly describes: string | readonly string[];
  readonly description?: ItemDescription;
  readonly captions?: readonly ImportedCaption[];
  /** Goes into the plan where no such item does, so that the words are not lost without a trace. */
  readonly otherwise?: ListedItem;
}

export type Listed = ListedItem | LateDescription;

/** What a source may ask of the engine while it lists. */
export interface ListingContext {
  /** Aborted when the import is paused or cancelled, or the worker stops. */
  readonly signal: AbortSignal;
  /** Keeps something for later slices: a revision, a layout. Merged into `Import.notes`; kept when listing starts over. */
  remember(notes: JsonObject): Promise<void>;
  /** Has the store keep these sealed bytes for as long as the import's own file. */
  rememberUnpacked(sha256: string): Promise<void>;
}

/** A planned item whose turn has come. */
export interface PlannedItem {
  readonly position: number;
  readonly key: string;
  readonly fileName: string;
  readonly locator: JsonObject;
  readonly description: ItemDescription;
  /** 1 the first time. */
  readonly attempt: number;
}

export interface OpeningContext {
  /** Aborted when the import is paused or cancelled, or the worker stops: the item then stays planned. */
  readonly signal: AbortSignal;
  /** Whoever the import is for, as they are now. */
  readonly userId: UserId;
  /** More bytes than this are refused by the engine; a source that knows the size may say so before. */
  readonly maxBytes: number;
}

/** The bytes of one item. */
export interface OpenedItem {
  readonly stream: AsyncIterable<Uint8Array>;
  /** When only opening told the name, as by `Content-Disposition`. */
  readonly fileName?: string;
  /** What only opening told; goes before what the plan says. */
  readonly description?: ItemDescription;
  /**
   * Runs in the transaction that makes the content, or finds that these bytes are here already: evidence and the like.
   * @param contentId undefined when the bytes are held by an item that the importer may not see
   */
  readonly whenTaken?: (contentId: ContentId | undefined, isNew: boolean) => Promise<void>;
  /** Runs once the bytes are read or given up, whatever came of them. */
  readonly close?: () => Promise<void>;
}

/**
 * Where an import's pictures come from; one class per kind, known to `ImportSources`.
 *
 * `list` writes the plan and `open` gives the bytes of one entry of it. Both may be called again at any time by any worker:
 * after a crash listing starts over, and the entries must come in the same order; they are told apart by their position.
 */
export abstract class ImportSource {
  abstract readonly kind: ImportKind;

  /** Whether two entries with one key are a mistake of the source: the second is then refused. */
  readonly keysAreUnique: boolean = false;

  /**
   * The plan, streamed: never all in memory. An entry that cannot be used is listed with its `refusal`.
   * @throws a DomainError when nothing can be listed at all: the import fails with its code
   */
  abstract list(theImport: Import, context: ListingContext): AsyncIterable<Listed>;

  /**
   * The bytes of one entry. Nothing is cut off at `maxBytes`; the engine does that.
   * @throws ItemRefused, ItemPostponed; a DomainError fails the item with its code, anything else is an error of ours
   */
  abstract open(item: PlannedItem, theImport: Import, context: OpeningContext): Promise<OpenedItem>;
}
