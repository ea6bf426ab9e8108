import { FileVariant } from '@odr/contracts';
import { IsIn, IsOptional } from 'class-validator';

export class FileQuery {
  /** Which rendition. */
  @IsOptional()
  @IsIn(Object.values(FileVariant))
  readonly variant: FileVariant = FileVariant.Original;
}
