import { ApiProperty } from '@nestjs/swagger';

import { SchemaChangeResponse } from '../../source/dto/schema-comparison.response.dto.js';

/** An annotation, and what it is about. */
export class AnnotationSampleResponse {
  readonly annotationId!: string;
  readonly contentId!: string;
}

/** A share of all, and between what it lies with 95 % certainty (Wilson's interval). */
export class ShareResponse {
  readonly estimate!: number;
  readonly low!: number;
  readonly high!: number;
}

export class BrokenRuleResponse {
  /** JSON pointer into the value; `*` stands for any position in a list. @example '/tags/*\/confidence' */
  readonly path!: string;
  /** Keyword of JSON Schema, or `pattern_too_slow`. @example 'maximum' */
  readonly code!: string;
  /** @example 'must be <= 1' */
  readonly message!: string;
  /** How many of those that were looked at break it there. */
  readonly count!: number;
  /** Up to five of them, as far as you may see them. */
  @ApiProperty({ type: [AnnotationSampleResponse] })
  readonly samples!: AnnotationSampleResponse[];
}

export class SchemaTrialResponse {
  /** Annotations of the source. */
  readonly total!: number;
  /** How many of them were looked at. */
  readonly checked!: number;
  readonly valid!: number;
  readonly invalid!: number;
  /** Whether all were looked at; else those were drawn by lot. */
  readonly isExact!: boolean;
  readonly invalidShare!: ShareResponse;
  /** The most broken first, at most 50. */
  @ApiProperty({ type: [BrokenRuleResponse] })
  readonly rules!: BrokenRuleResponse[];
  /** What it says otherwise than the schema in force; what may break something first, at most 500. */
  @ApiProperty({ type: [SchemaChangeResponse] })
  readonly changes!: SchemaChangeResponse[];
  readonly tookMs!: number;
}
