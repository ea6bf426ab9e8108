import { ApiProperty } from '@nestjs/swagger';
import { VersionWithdrawalReason, WithdrawalReason } from '@odr/contracts';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';

const MOST = 2_147_483_647;

export class ListWithdrawalsQuery {
  /** Entries after this number, or from this time on. @example '0' */
  @IsOptional()
  @IsString()
  @Length(1, 40)
  @Matches(/^(?:\d{1,9}|\d{4}-\d{2}-\d{2}(?:T[\d:.]{5,15}Z)?)$/, { message: 'since takes a number or a time in UTC' })
  readonly since?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000)
  readonly limit: number = 1_000;
}

const REASONS = [...Object.values(WithdrawalReason), ...Object.values(VersionWithdrawalReason)];

/** Names an item, or a version that is withdrawn as a whole. */
export class WithdrawalResponse {
  readonly datasetId!: string;
  readonly sequence!: number;
  /** Of an item. */
  readonly contentId?: string;
  /** Of an item. */
  readonly publishedSha256?: string;
  /** The number of a version. @example '1.2.0' */
  readonly version?: string;
  /** Of a version. */
  readonly rootHash?: string;
  @ApiProperty({ enum: REASONS })
  readonly reason!: WithdrawalReason | VersionWithdrawalReason;
  readonly withdrawnAt!: string;
  /** Of the entry before; 64 zeros for the first. */
  readonly previousHash!: string;
  /** sha256 of the canonical JSON (RFC 8785) of the members above that are there. */
  readonly hash!: string;
  readonly keyId!: string;
  /** Ed25519 over the hash as text, in base64. */
  readonly signature!: string;
}

export class FeedKeyResponse {
  readonly keyId!: string;
  /** SPKI in base64. */
  readonly publicKey!: string;
}

export class FeedHeadResponse {
  /** 0 while nothing has been withdrawn. */
  readonly sequence!: number;
  readonly hash!: string;
}

export class WithdrawalFeedResponse {
  /** In order; the last number is what to ask from next. */
  @ApiProperty({ type: [WithdrawalResponse] })
  readonly items!: WithdrawalResponse[];
  readonly head!: FeedHeadResponse;
  @ApiProperty({ type: [FeedKeyResponse] })
  readonly keys!: FeedKeyResponse[];
}

export class AcknowledgeRequest {
  /** Up to which entry of the feed a copy was pruned. */
  @IsInt()
  @Min(0)
  @Max(MOST)
  readonly sequence!: number;

  /** Of the version that the copy is of. */
  @Matches(/^[0-9a-f]{64}$/)
  readonly rootHash!: string;

  /** How many items the copy lost. */
  @IsInt()
  @Min(0)
  @Max(MOST)
  readonly pruned!: number;
}

export class AcknowledgementResponse {
  readonly id!: string;
}

export class ReceiverResponse {
  readonly userId!: string | null;
  /** Null for whoever was not signed in, or has left. */
  readonly name!: string | null;
  readonly downloads!: number;
  readonly lastDownloadAt!: string | null;
  /** Up to which withdrawal they say they pruned; null for those who said nothing. */
  readonly acknowledged!: number | null;
  readonly acknowledgedAt!: string | null;
}

export class ReceiverListResponse {
  @ApiProperty({ type: [ReceiverResponse] })
  readonly items!: ReceiverResponse[];
}
