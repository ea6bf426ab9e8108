import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsObject, IsOptional, IsString, Length, Matches, ValidateNested } from 'class-validator';

const VISIBILITIES = ['public', 'private'] as const;

export class HuggingFaceDestinationRequest {
  /** Is made when it is not there yet. @example 'somebody/highland-cows' */
  @Matches(/^[A-Za-z0-9][\w.-]{0,95}\/[A-Za-z0-9][\w.-]{0,95}$/, { message: 'repository is named owner/name' })
  readonly repository!: string;

  /** The branch that the commit is made on; it has to be there. @example 'main' */
  @IsOptional()
  @Matches(/^[A-Za-z0-9][\w./-]{0,99}$/, { message: 'branch has a character that is not allowed' })
  readonly branch?: string;

  /** How a new repository is made; `private` when left out. */
  @ApiProperty({ enum: VISIBILITIES, required: false })
  @IsOptional()
  @IsIn(VISIBILITIES)
  readonly visibility?: (typeof VISIBILITIES)[number];

  /** May write to the repository. Kept sealed until the push has ended, then forgotten; never told. @example 'hf_…' */
  @Matches(/^hf_[A-Za-z0-9_]{8,500}$/, { message: 'token begins with hf_' })
  readonly token!: string;
}

export class S3DestinationRequest {
  @Matches(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, { message: 'bucket is no name of a bucket' })
  readonly bucket!: string;

  /** What keys begin with. @example 'datasets/highland-cows/1.0.0' */
  @IsOptional()
  @IsString()
  @Matches(/^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[\w!.*'()/ -]{0,500}$/, { message: 'prefix has a part that is not allowed' })
  readonly prefix?: string;

  /** Of a store other than Amazon's own. @example 'https://s3.example.org' */
  @IsOptional()
  @IsString()
  @Length(1, 500)
  readonly endpoint?: string;

  /** @example 'eu-central-1' */
  @IsOptional()
  @Matches(/^[a-z0-9-]{1,50}$/, { message: 'region is no name of a region' })
  readonly region?: string;

  /** Kept sealed until the push has ended, then forgotten; never told. */
  @IsString()
  @Matches(/^[\w+=,.@-]{1,200}$/, { message: 'accessKeyId has a character that is not allowed' })
  readonly accessKeyId!: string;

  @IsString()
  @Matches(/^[\x21-\x7e]{1,500}$/, { message: 'secretAccessKey has a character that is not allowed' })
  readonly secretAccessKey!: string;
}

/** One of the two. */
export class CreatePushRequest {
  /** A dataset repository on the hub. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => HuggingFaceDestinationRequest)
  readonly huggingFace?: HuggingFaceDestinationRequest;

  /** A bucket of Amazon's or of another store that speaks its protocol. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => S3DestinationRequest)
  readonly s3?: S3DestinationRequest;
}
