import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';

import { type Tokenizer, TOKENIZERS } from '../../cleaning/token-count.js';
import { COORDINATES, type Coordinates } from '../../shape/coordinates.js';
import { AnnotationFilterQuery } from './annotation-filter.query.dto.js';

export class BulkAnnotationsQuery extends AnnotationFilterQuery {
  /** `cursor` of the last whole line you have; the stream goes on behind it. */
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  readonly cursor?: string;
}

export class ExportLinesQuery extends BulkAnnotationsQuery {
  /**
   * How places in the picture are told: in its pixels, or as fractions of its width and height. Lines that have places then say
   * `coordinates`, as lines that are sent may.
   */
  @IsOptional()
  @IsIn(COORDINATES)
  readonly coordinates?: Coordinates;

  /** Tells of each line how many tokens its captions have: `tokens`, by the name of the caption. @example 'llama' */
  @IsOptional()
  @IsIn(TOKENIZERS)
  readonly tokens?: Tokenizer;
}
