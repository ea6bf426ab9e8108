import { HINTS_OF, SUSPICIONS_OF, type ContentType, type ScannerName } from '@odr/contracts';
import type { ContentId } from '@odr/kernel';

/** What everybody may know of a scanner, also in processes that never run it. */
export interface ScannerCard {
  readonly name: ScannerName;
  /** Of the model and of the rules around it. Results of another version are made again in the background. */
  readonly version: string;
  /** Kinds of content that it can look at. */
  readonly takes: readonly ContentType[];
  /**
   * What it looks at. `columns`: what people have said, so it looks again after each edit. `preview`: the picture as
   * our own encoder has written it, so no stranger's bytes reach a model. `pixels`: what intake has decoded anyway; it
   * is measured there, and from the preview when it is made again.
   */
  readonly needs: 'columns' | 'preview' | 'pixels';
}

/** The item in front of a scanner. */
export interface ScanSubject {
  readonly id: ContentId;
  readonly type: ContentType;
  readonly altText: string | null;
  readonly sources: readonly { readonly type: string; readonly value: string }[];
  /** Of the original as shown. */
  readonly width: number;
  readonly height: number;
  /** WebP, upright, at most 1,440 pixels. Only scanners that need it may ask. */
  readonly preview: () => Promise<Buffer>;
}

export interface ScanResult {
  /** Kept as JSON. Nothing in it may identify a person by their body: no templates, no descriptors. */
  readonly findings: Readonly<Record<string, unknown>>;
  /** Those of the scanner's own flags that the findings call for; it loses the others. */
  readonly flags: readonly string[];
}

/** Looks at one item. It writes nothing: what comes of its answer is the same for all scanners. */
export abstract class Scanner {
  abstract readonly name: ScannerName;

  /** @throws DomainError with a code that says why this item cannot be looked at */
  abstract scan(subject: ScanSubject): Promise<ScanResult>;
}

export const suspicionsOf = (name: ScannerName): readonly string[] => SUSPICIONS_OF[name];
export const hintsOf = (name: ScannerName): readonly string[] => HINTS_OF[name];
