/**
 * What looks at contents. Model means: it can err, it asks people to look, and decides nothing.
 * `metadata` belongs to processing and is no scanner: it reads the file itself, once.
 */
export const SCANNERS = ['accessibility', 'quality', 'nsfw', 'faces', 'text', 'watermark'] as const;
export type ScannerName = (typeof SCANNERS)[number];

/** Flags that a scan raises for people to look at: they reach the moderators' queue. */
export const SUSPICIONS_OF = {
  accessibility: [],
  quality: [],
  nsfw: ['nsfw'],
  faces: ['face'],
  text: [],
  watermark: ['watermark'],
} as const satisfies Readonly<Record<ScannerName, readonly string[]>>;

/** Flags that inform: they reach nobody's queue, and come and go with what the scan sees. */
export const HINTS_OF = {
  accessibility: ['no_alt_text', 'no_source'],
  quality: ['blurry', 'overexposed', 'underexposed', 'tiny'],
  nsfw: [],
  faces: [],
  text: ['text'],
  watermark: [],
} as const satisfies Readonly<Record<ScannerName, readonly string[]>>;

/** Scanners whose findings only owner, team and moderators read, also where the item is public. */
export const CONFIDENTIAL_SCANNERS: ReadonlySet<ScannerName> = new Set<ScannerName>(['nsfw', 'faces']);

/** A part of a picture as shown, upright: fractions of its width and height from the top left, 0–1. */
export interface PictureBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
