import { IsOptional, IsString, MaxLength } from 'class-validator';

export class AcceptDcoRequest {
  /** The version that was read. @example '1.1' */
  @IsString()
  @MaxLength(20)
  readonly version!: string;

  /** Of the text that was read; checked when it is sent. */
  @IsOptional()
  @IsString()
  @MaxLength(64)
  readonly sha256?: string;
}
