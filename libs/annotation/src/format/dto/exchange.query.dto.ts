import { OmitType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, Length, MaxLength } from 'class-validator';

import { AnnotationFilterQuery } from '../../bulk/dto/annotation-filter.query.dto.js';
import { type Tokenizer, TOKENIZERS } from '../../cleaning/token-count.js';
import { FORMAT_NAMES, type FormatName } from '../formats.js';

export class ExportAnnotationsQuery extends OmitType(AnnotationFilterQuery, ['format'] as const) {
  /** Only annotations of pictures in this format. @example 'jpeg' */
  @IsOptional()
  @IsString()
  @Length(1, 20)
  readonly pictureFormat?: string;

  /** @example 'coco-instances' */
  @IsIn(FORMAT_NAMES)
  readonly format!: FormatName;

  /** Tells how many tokens captions have, in formats that have a place for it: `csv` and `hugging-face`. @example 'llama' */
  @IsOptional()
  @IsIn(TOKENIZERS)
  readonly tokens?: Tokenizer;
}

export class ImportAnnotationsQuery {
  /** @example 'coco-instances' */
  @IsIn(FORMAT_NAMES)
  readonly format!: FormatName;

  /** The source that all annotations of the file belong to; without it those that the file names, or the shipped ones. */
  @IsOptional()
  @IsUUID()
  readonly sourceId?: string;

  /** Whether to check everything and to keep nothing. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  readonly dryRun?: boolean;

  /** What the file is called; tells apart XML alone from archives, and is told in outcomes. */
  @IsOptional()
  @IsString()
  @MaxLength(300)
  readonly name?: string;
}
