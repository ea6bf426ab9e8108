import { AnnotationSourceType } from '@odr/contracts';
import { IsIn, IsObject, IsOptional, IsString, IsUrl, Length, Matches, MaxLength } from 'class-validator';

/** Spaces around a name are cut off, and nobody could call a source by nothing. */
const VISIBLE = /[^\s\p{C}]/u;
const WEB = { protocols: ['http', 'https'], require_protocol: true, require_tld: false };

export class CreateAnnotationSourceRequest {
  /** Unique, whatever its case. @example 'graphcap' */
  @IsString()
  @Length(1, 200)
  @Matches(VISIBLE)
  readonly name!: string;

  /** What it belongs to. @example 'graphcap' */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly ecosystem?: string | null;

  @IsIn(Object.values(AnnotationSourceType))
  readonly type!: AnnotationSourceType;

  /**
   * JSON Schema 2020-12 that every annotation of this source has to satisfy. References have to stay inside it.
   * @example { "type": "object", "required": ["caption"], "properties": { "caption": { "type": "string" } } }
   */
  @IsObject()
  readonly annotationSchema!: Record<string, unknown>;

  /** Under which its annotations are given: SPDX expression, or the name people use. @example 'CDLA-Permissive-2.0' */
  @IsString()
  @Length(1, 500)
  readonly license!: string;

  /** @example 'https://cdla.dev/permissive-2-0/' */
  @IsOptional()
  @IsUrl(WEB)
  @MaxLength(2_000)
  readonly licenseUrl?: string | null;

  /** Why the schema is as it is now; kept with this version of it. @example 'Categories of the new guideline' */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  readonly schemaNote?: string | null;
}

export class UpdateAnnotationSourceRequest {
  @IsOptional()
  @IsString()
  @Length(1, 200)
  @Matches(VISIBLE)
  readonly name?: string;

  /** Null clears it. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly ecosystem?: string | null;

  @IsOptional()
  @IsIn(Object.values(AnnotationSourceType))
  readonly type?: AnnotationSourceType;

  /** Becomes the next version of the schema. Holds for annotations from now on; earlier ones stay as they are. */
  @IsOptional()
  @IsObject()
  readonly annotationSchema?: Record<string, unknown>;

  @IsOptional()
  @IsString()
  @Length(1, 500)
  readonly license?: string;

  /** Null clears it. */
  @IsOptional()
  @IsUrl(WEB)
  @MaxLength(2_000)
  readonly licenseUrl?: string | null;

  /** Why the schema is as it is now; kept with this version of it. @example 'Categories of the new guideline' */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  readonly schemaNote?: string | null;
}
