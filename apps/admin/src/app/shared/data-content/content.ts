import { ContentStatus, type LicenseVerdict, ProcessingState } from '@odr/contracts';

/** A picture of the collection, as the API answers it. */
export interface Content {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly status: ContentStatus;
  readonly processingState: ProcessingState;
  readonly processingError?: { readonly code: string; readonly detail: string } | null;
  readonly sha256: string;
  readonly publishedSha256?: string | null;
  readonly pixelSha256?: string | null;
  readonly perceptualHash?: { readonly algorithm: string; readonly hash: string; readonly quality: number } | null;
  readonly width?: number | null;
  readonly height?: number | null;
  readonly format?: string | null;
  readonly size: number;
  readonly license: string | null;
  readonly licenseUrl?: string | null;
  readonly licenseVerdict: LicenseVerdict;
  readonly altText?: string | null;
  /** Its few colours, in base64; null while it is not processed. */
  readonly thumbhash?: string | null;
  readonly flags: readonly string[];
  readonly userId?: string | null;
  readonly teamId?: string | null;
  /** Counts changes; a write names the one it was made from. */
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export const STATUSES: readonly ContentStatus[] = Object.values(ContentStatus);
export const PROCESSING_STATES: readonly ProcessingState[] = Object.values(ProcessingState);

export const isPublic = (content: Content): boolean => content.status === ContentStatus.Available;

/** Width by height for the grid; odd shapes are cut to between 1:2 and 2:1 so that no card swallows the page. */
export function gridRatio(content: Content): number {
  if (!content.width || !content.height) return 4 / 3;
  return Math.min(2, Math.max(0.5, content.width / content.height));
}

/** What to read to someone who does not see the picture. */
export const altOf = (content: Content): string => content.altText || content.name;

/** Why processing failed, in the words of the API. */
export const processingReason = (content: Content): string => content.processingError?.detail ?? '';
