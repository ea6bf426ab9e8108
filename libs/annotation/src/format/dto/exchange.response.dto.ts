import { ApiProperty } from '@nestjs/swagger';

/** What a file does not say of an annotation. */
export class AnnotationLossResponse {
  readonly annotationId!: string | null;
  readonly contentId!: string | null;
  /** JSON pointers into its value; `''` is all of it, `#sources` who said it. */
  @ApiProperty({ type: [String] })
  readonly paths!: readonly string[];
}

export class LossReportResponse {
  /** How many annotations were written. */
  readonly annotations!: number;
  /** Of them, whole in words that every reader of the format understands. */
  readonly native!: number;
  /** Whole, in part in extension fields that only this system reads. */
  readonly extended!: number;
  /** Not whole: what a reader makes of them differs from what they are. */
  readonly lossy!: number;
  /** How many annotations lose something at a place; a star stands for the number of an item. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' } })
  readonly lostAt!: Readonly<Record<string, number>>;
  /** The first of them, one by one; the export itself lists all. */
  @ApiProperty({ type: [AnnotationLossResponse] })
  readonly losses!: readonly AnnotationLossResponse[];
}

export class ExportPreviewResponse {
  /** How many annotations match. */
  readonly annotations!: number;
  /** How many of them were written to look at what comes out. */
  readonly looked!: number;
  /** What the file will have in bytes, judged by those looked at. */
  readonly estimatedBytes!: number;
  /** Of those looked at. */
  readonly report!: LossReportResponse;
}
