import { AttributionFormat } from '@odr/licensing';
import { IsIn, IsOptional } from 'class-validator';

export class AttributionQuery {
  /** How the credit is written. */
  @IsOptional()
  @IsIn(Object.values(AttributionFormat))
  readonly format: AttributionFormat = AttributionFormat.Text;
}
