import type { DerivativeVariant } from '../derivative/recipes.js';
import type { EmbeddedMetadata } from '../image/embedded-metadata.js';
import type { ImageLimits } from '../image/header.js';
import type { ImageFailureCode } from '../image/image-failure.js';
import type { ImageFormat } from '../image/image-format.js';
import type { CleaningReceipt } from '../image/receipt/receipt.js';
import type { TurnedPdqHash } from '../image/pdq.js';
import type { UsageStatements } from '../image/usage-statements.js';
import type { QualityMeasures } from '../scan/quality/measure.js';

/** One file to work on: to find out everything about it, or only to hash it or to make some files of it. */
export interface WorkshopTask {
  readonly path: string;
  /** Where the results are written; exists, and belongs to this task alone. */
  readonly folder: string;
  readonly limits: ImageLimits;
  /** Only these are made; without them everything is done. */
  readonly variants?: readonly DerivativeVariant[];
  /** Only the perceptual hash is computed. */
  readonly isHashOnly?: true;
}

export interface WrittenFile {
  readonly path: string;
  readonly width: number;
  readonly height: number;
}

/** What was found out, with the published files on disk: megabytes do not travel well between processes. */
export interface WorkshopResult {
  readonly format: ImageFormat;
  readonly width: number;
  readonly height: number;
  readonly pixelSha256: string;
  readonly perceptualHash: TurnedPdqHash;
  readonly thumbhash: string;
  readonly quality: QualityMeasures;
  readonly metadata: EmbeddedMetadata;
  readonly receipt: CleaningReceipt;
  readonly hiddenPayload?: string;
  readonly usage: UsageStatements;
  readonly original: WrittenFile;
  readonly preview: WrittenFile;
  readonly thumbnail: WrittenFile;
}

/** A file made by its recipe. */
export interface RenderedFile extends WrittenFile {
  readonly variant: DerivativeVariant;
}

export type WorkshopAnswer =
  | { readonly result: WorkshopResult }
  | { readonly rendered: readonly RenderedFile[] }
  | { readonly hash: TurnedPdqHash }
  | { readonly failure: { readonly code: ImageFailureCode; readonly detail: string; readonly said?: string } }
  | { readonly error: string };
