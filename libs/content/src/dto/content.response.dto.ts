import type { ContentStatus, ContentType, LicenseVerdict, ProcessingState } from '@odr/contracts';
import { ApiProperty } from '@nestjs/swagger';
import {
  ContentStatus as STATUS,
  ContentType as TYPE,
  LicenseVerdict as VERDICT,
  ProcessingState as STATE,
} from '@odr/contracts';

/** A hash that similar pictures share. */
export class PerceptualHashResponse {
  /** @example 'pdq' */
  readonly algorithm!: string;
  /** 64 hex digits. Up to 31 differing bits are a match. */
  readonly hash!: string;
  /** 0 to 100; below 50 the picture has too little structure for its hash to mean anything. */
  readonly quality!: number;
}

/** Why processing stopped. */
export class ProcessingErrorResponse {
  /** A problem code. @example 'content.truncated' */
  readonly code!: string;
  readonly detail!: string;
}

export class ContentResponse {
  readonly id!: string;
  @ApiProperty({ enum: Object.values(TYPE) })
  readonly type!: ContentType;
  readonly name!: string;
  /** Only `available` is public. */
  @ApiProperty({ enum: Object.values(STATUS) })
  readonly status!: ContentStatus;
  @ApiProperty({ enum: Object.values(STATE) })
  readonly processingState!: ProcessingState;
  readonly processingError!: ProcessingErrorResponse | null;
  /** Of the bytes as received, which are kept sealed and never served. */
  readonly sha256!: string;
  /** Of the cleaned original, which `variant=original` and exports serve. */
  readonly publishedSha256!: string | null;
  /** Of the upright pixels: the same for the same picture with other metadata. */
  readonly pixelSha256!: string | null;
  readonly perceptualHash!: PerceptualHashResponse | null;
  /** As shown, in pixels. */
  readonly width!: number | null;
  readonly height!: number | null;
  /** @example 'jpeg' */
  readonly format!: string;
  /** Bytes as received. */
  readonly size!: number;
  /** SPDX expression; null where nothing certain can be said. */
  readonly license!: string | null;
  readonly licenseUrl!: string | null;
  @ApiProperty({ enum: Object.values(VERDICT) })
  readonly licenseVerdict!: LicenseVerdict;
  readonly altText!: string | null;
  /** What scans and people raised. @example ['no_alt_text'] */
  readonly flags!: string[];
  /** A blurred stand-in of about 25 bytes, base64 (ThumbHash). */
  readonly thumbhash!: string | null;
  readonly userId!: string;
  readonly teamId!: string | null;
  /** Counts changes; the ETag. */
  readonly version!: number;
  readonly createdAt!: string;
  readonly updatedAt!: string;
}

export class ContentPageResponse {
  readonly items!: ContentResponse[];
  /** Null on the last page. */
  readonly nextCursor!: string | null;
  /** Only with `?total=true`. */
  readonly total?: number;
}
