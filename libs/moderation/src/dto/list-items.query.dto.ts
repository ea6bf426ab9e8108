import { PageQuery } from '@odr/platform';
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional } from 'class-validator';

export class ListItemsQuery extends PageQuery {
  /** Whether only those that you hold are listed, wherever you do. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  readonly mine?: boolean;
}
