import { ApiProperty } from '@nestjs/swagger';

export class BrokenPathResponse {
  /** JSON pointer into the annotation. @example '/tags/3/confidence' */
  readonly path!: string;
  /** Keyword of JSON Schema. @example 'maximum' */
  readonly code!: string;
  /** @example 'must be <= 1' */
  readonly message!: string;
}

/** An annotation that the schema in force would refuse, and that nobody has mended yet. */
export class InvalidAnnotationResponse {
  readonly annotationId!: string;
  readonly annotationVersion!: number;
  readonly contentId!: string;
  readonly contentName!: string;
  readonly schemaVersion!: number;
  @ApiProperty({ type: [BrokenPathResponse] })
  readonly errors!: BrokenPathResponse[];
  readonly checkedAt!: string;
}

export class InvalidAnnotationPageResponse {
  @ApiProperty({ type: [InvalidAnnotationResponse] })
  readonly items!: readonly InvalidAnnotationResponse[];
  readonly nextCursor!: string | null;
  readonly total?: number;
}
