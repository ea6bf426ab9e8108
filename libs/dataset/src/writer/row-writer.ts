import type { ExportRow } from '../export-row.js';

/** Writes rows into files of one format. Rows are on disk, not in memory, once `add` has resolved often enough. */
export interface RowWriter {
  /** Whether rows carry their picture; then `add` needs the bytes. */
  readonly withImages: boolean;
  add(row: ExportRow, image: Uint8Array | undefined): Promise<void>;
  /** Closes the last file. */
  finish(): Promise<void>;
  /** Closes without finishing, after a failure. */
  abort(): Promise<void>;
}
