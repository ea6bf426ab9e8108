import { AnnotationSourceType, LicenseVerdict } from '@odr/contracts';
import { PageQuery } from '@odr/platform';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';

export class ListAnnotationSourcesQuery extends PageQuery {
  /** Part of the name, in any case. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly name?: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly ecosystem?: string;

  @IsOptional()
  @IsIn(Object.values(AnnotationSourceType))
  readonly type?: AnnotationSourceType;

  /** Only sources whose licence is judged so. */
  @IsOptional()
  @IsIn(Object.values(LicenseVerdict))
  readonly licenseVerdict?: LicenseVerdict;
}
