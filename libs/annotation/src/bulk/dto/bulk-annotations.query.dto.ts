import { IsOptional, IsString, MaxLength } from 'class-validator';

import { AnnotationFilterQuery } from './annotation-filter.query.dto.js';

export class BulkAnnotationsQuery extends AnnotationFilterQuery {
  /** `cursor` of the last whole line you have; the stream goes on behind it. */
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  readonly cursor?: string;
}
