import { IsString, Length } from 'class-validator';

export class LinkTokenRequest {
  /** What stands behind `#token=` in the link of the letter. It works once. */
  @IsString()
  @Length(1, 200)
  readonly token!: string;
}
