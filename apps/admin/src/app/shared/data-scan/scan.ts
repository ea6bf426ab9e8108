import type { PictureBox, ScannerName } from '@odr/contracts';

/** What one scanner says of one picture. */
export interface Scan {
  readonly scanner: ScannerName;
  readonly state: 'done' | 'waiting' | 'failed' | 'outdated' | 'skipped';
  readonly version: string | null;
  readonly scannedAt: string | null;
  /** Those of its flags that the picture has. */
  readonly flags: readonly string[];
  /** In the scanner's own shape; `scan-words.ts` reads it. */
  readonly findings: Readonly<Record<string, unknown>> | null;
  readonly failure: string | null;
}

/** A place in a picture and what is there. */
export interface Place {
  readonly box: PictureBox;
  readonly label: string;
}
