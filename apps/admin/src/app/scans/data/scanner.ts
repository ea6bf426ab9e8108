import type { ScannerName } from '@odr/contracts';

/** How far a scanner has come with the collection. */
export interface Scanner {
  readonly scanner: ScannerName;
  readonly isOn: boolean;
  readonly version: string;
  readonly total: number;
  readonly done: number;
  readonly outdated: number;
  readonly failed: number;
  readonly queued: number;
  readonly rescanAskedAt: string | null;
  readonly failures: readonly ScanFailure[];
}

/** Every scanner, and the hashes that tell turned copies. */
export interface Scanning {
  readonly items: readonly Scanner[];
  readonly turnedHashes: { readonly total: number; readonly done: number; readonly failed: number };
}

/** What it could not look at for one reason, with one picture as an example. */
export interface ScanFailure {
  readonly code: string;
  readonly count: number;
  readonly contentId: string;
  readonly message: string;
}
