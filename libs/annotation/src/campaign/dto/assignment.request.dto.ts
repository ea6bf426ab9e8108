import { ApiProperty } from '@nestjs/swagger';
import type { AnnotationId } from '@odr/kernel';
import { ArrayMaxSize, IsArray, IsOptional, IsString, IsUUID, Length } from 'class-validator';

export class SubmitAssignmentRequest {
  /** Annotations of yours that belong to it too, made before you got the item. Those made since are known. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  @ApiProperty({ type: String, format: 'uuid', isArray: true, required: false })
  readonly annotationIds?: AnnotationId[];
}

export class SkipAssignmentRequest {
  /** Why, for whoever runs the campaign. @example 'Too blurred to tell' */
  @IsOptional()
  @IsString()
  @Length(1, 500)
  readonly reason?: string;
}
