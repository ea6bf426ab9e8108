import { IsOptional, IsString, IsUrl, Length, MaxLength } from 'class-validator';

/** What a rightsholder allows in spite of signals that say no; whoever records it has verified who signed. */
export class RecordGrantRequest {
  /** Who holds the rights. @example 'Ada Lovelace' */
  @IsString()
  @Length(1, 500)
  readonly holder!: string;

  /** What is granted, in the holder's words. @example 'I allow training on this picture.' */
  @IsString()
  @Length(10, 10_000)
  readonly statement!: string;

  /** The signature as given, or where the signed letter is kept. */
  @IsString()
  @Length(8, 20_000)
  readonly signature!: string;

  /** Where the grant can be read. */
  @IsOptional()
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false })
  @MaxLength(2_000)
  readonly evidenceUrl?: string;
}

export class RemoveCreditRequest {
  /** How the wish came in; name nobody here. @example 'Letter of 3 May, file 2026-17' */
  @IsString()
  @Length(3, 500)
  readonly reason!: string;
}
