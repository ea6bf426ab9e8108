import { ProcessingState } from '@odr/contracts';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { IMAGE_FORMATS } from '../image/image-format.js';
import { ContentFilterPageQuery } from './content-filter.query.dto.js';

export const CONTENT_SORTS = ['-createdAt', 'createdAt'] as const;
export type ContentSort = (typeof CONTENT_SORTS)[number];

export class ListContentsQuery extends ContentFilterPageQuery {
  @IsOptional()
  @IsIn(Object.values(ProcessingState))
  readonly processingState?: ProcessingState;

  @IsOptional()
  @IsIn(Object.keys(IMAGE_FORMATS))
  override readonly format?: string;

  /** Part of the name or the alternative text, in any case. For more, see `/search`. */
  @IsOptional()
  @IsString()
  @Length(1, 200)
  readonly q?: string;

  @IsOptional()
  @IsIn(CONTENT_SORTS)
  readonly sort: ContentSort = '-createdAt';
}
