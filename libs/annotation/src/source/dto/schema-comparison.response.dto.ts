import { ApiProperty } from '@nestjs/swagger';
import { SchemaChangeKind } from '@odr/contracts';

import { PatchStepResponse } from '../../history/dto/history.response.dto.js';
import { AnnotationSchemaVersionResponse } from './source-schema.response.dto.js';

/** What a schema says otherwise than the one before. */
export class SchemaChangeResponse {
  /** JSON pointer into annotations; `*` stands for any member or position, '' for the whole. @example '/tags/*\/confidence' */
  readonly path!: string;
  @ApiProperty({ enum: Object.values(SchemaChangeKind) })
  readonly kind!: SchemaChangeKind;
  /** Keyword of JSON Schema. @example 'maximum' */
  readonly keyword!: string;
  /** What became of the value, in words that follow its name. @example 'must be at most 1, was 100' */
  readonly message!: string;
  /** Whether a value that satisfied the one schema may break the other by it. */
  readonly mayBreak!: boolean;
}

export class SchemaComparisonResponse {
  readonly from!: AnnotationSchemaVersionResponse;
  readonly to!: AnnotationSchemaVersionResponse;
  /** At most 500. A part of a schema that is referred to from several places is told once. */
  @ApiProperty({ type: [SchemaChangeResponse] })
  readonly changes!: SchemaChangeResponse[];
  /** Whether anything that satisfied `from` may break `to`; false is certain, true may be too careful. */
  readonly mayBreak!: boolean;
  /** What makes the one schema of the other (RFC 6902). It says nothing about the order of members. */
  @ApiProperty({ type: [PatchStepResponse] })
  readonly patch!: PatchStepResponse[];
}
