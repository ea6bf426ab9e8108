import { FileVariant } from '@odr/contracts';
import { IsIn, IsString, MaxLength } from 'class-validator';

export class MediaQuery {
  /** Which rendition; never the file as it was published, which is for downloads. */
  @IsIn([FileVariant.Thumbnail, FileVariant.Preview, FileVariant.Web])
  readonly variant!: FileVariant;

  /** As given with the address. */
  @IsString()
  @MaxLength(100)
  readonly token!: string;
}
