import { LicenseVerdict } from '@odr/contracts';
import { PageQuery } from '@odr/platform';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';

export class ListLicensesQuery extends PageQuery {
  /** Only licences with this verdict. */
  @IsOptional()
  @IsIn(Object.values(LicenseVerdict))
  readonly verdict?: LicenseVerdict;

  /** Part of the id or the name. @example 'share alike' */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly q?: string;
}
