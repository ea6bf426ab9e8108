import { FileVariant } from '@odr/contracts';
import { IsIn, IsOptional } from 'class-validator';

export class FileQuery {
  /** Which rendition. */
  @IsOptional()
  @IsIn(Object.values(FileVariant))
  readonly variant: FileVariant = FileVariant.Original;

  /** `credit` for a copy with title, authors, licence, source and changes in it as XMP; its bytes differ from the stored ones. */
  @IsOptional()
  @IsIn(['credit'])
  readonly embed?: 'credit';
}
