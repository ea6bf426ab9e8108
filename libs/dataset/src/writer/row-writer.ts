import type { SourceAgreement } from '@odr/entities';
import type { ExportRow } from '../export-row.js';
import type { HashedFiles } from './hashed-files.js';

/** A picture as it goes into an export. */
export interface ExportPicture {
  readonly bytes: Uint8Array;
  /** Ending of its file, without a dot. */
  readonly ending: string;
  /** As these bytes show it. */
  readonly width: number | null;
  readonly height: number | null;
}

/** Writes rows into files of one format. Rows are on disk, not in memory, once `add` has resolved often enough. */
export interface RowWriter {
  /** Whether rows carry their picture; then `add` needs the bytes. */
  readonly withImages: boolean;
  add(row: ExportRow, image: ExportPicture | undefined): Promise<void>;
  /** Closes the last file. */
  finish(): Promise<void>;
  /** Closes without finishing, after a failure. */
  abort(): Promise<void>;
}

/** What writers are made with. */
export interface WriterSetting {
  /** Where its files go. */
  readonly folder: string;
  /** What writes the large ones. */
  readonly files: HashedFiles;
  /** A file is closed once it has grown beyond this. */
  readonly maxShardBytes: number;
  /** Whether pictures are wanted, where a format leaves that open. */
  readonly withImages: boolean;
  /** What the whole is, for formats that describe themselves. */
  readonly about: WriterSubject;
}

export interface WriterSubject {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly version: string;
  readonly createdAt: Date;
  readonly url: string;
  readonly creator: string;
  readonly rootHash: string | null;
  /** How alike people annotate under its sources. */
  readonly agreement: readonly SourceAgreement[];
}
