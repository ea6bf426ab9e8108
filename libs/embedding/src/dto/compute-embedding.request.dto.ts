import { IsOptional, IsString, IsUUID, Length, MaxLength } from 'class-validator';

/** What to embed: exactly one of `text`, `contentId`, and a file as the part `file` of a multipart request. */
export class ComputeEmbeddingRequest {
  /** A sentence or a caption. @example 'highland cow' */
  @IsOptional()
  @IsString()
  @Length(1, 10_000)
  readonly text?: string;

  /** A picture that is already here. */
  @IsOptional()
  @IsUUID()
  readonly contentId?: string;

  /** Name or id of the engine; without it the default one for this kind of input. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly engine?: string;
}
