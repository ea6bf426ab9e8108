import { ApiProperty } from '@nestjs/swagger';
import { ContentResponse } from '@odr/content';
import { PAIR_REASONS, type PairReason } from '@odr/contracts';
import { KEEPER_REASONS, type KeeperReason } from '../cluster/keeper.policy.js';
import { PairEvidenceResponse } from './pair-evidence.response.dto.js';

/** Copies of one picture. */
export class ClusterResponse {
  readonly id!: string;
  /** Counts changes of the cluster; a decision names the one it was made about. */
  readonly version!: number;
  /** How many members it has. */
  readonly size!: number;
  /** Why its members are copies of each other, each reason once, the plainest first. */
  @ApiProperty({ enum: PAIR_REASONS, isArray: true })
  readonly reasons!: readonly PairReason[];
  /** The oldest few of its members. */
  @ApiProperty({ type: [ContentResponse] })
  readonly preview!: readonly ContentResponse[];
  readonly createdAt!: Date;
  readonly updatedAt!: Date;
}

export class ClusterPageResponse {
  @ApiProperty({ type: [ClusterResponse] })
  readonly items!: readonly ClusterResponse[];
  readonly nextCursor!: string | null;
  /** Only when it was asked for. */
  readonly total?: number;
}

/** One of several copies, with what is merged when it goes. */
export class ClusterMemberResponse {
  readonly content!: ContentResponse;
  /** How many annotations it has. */
  readonly annotations!: number;
  /** Where it came from. */
  @ApiProperty({ type: [String] })
  readonly sources!: readonly string[];
  /** Who made it. */
  @ApiProperty({ type: [String] })
  readonly authors!: readonly string[];
}

/** Why two members are copies; `firstId` is the older one. */
export class ClusterPairResponse {
  readonly firstId!: string;
  readonly secondId!: string;
  @ApiProperty({ enum: PAIR_REASONS, nullable: true })
  readonly reason!: PairReason | null;
  readonly evidence!: PairEvidenceResponse;
}

/** Which member is proposed to stay. */
export class KeeperSuggestionResponse {
  readonly contentId!: string;
  /** In what it is the best, the weightiest first. */
  @ApiProperty({ enum: KEEPER_REASONS, isArray: true })
  readonly because!: readonly KeeperReason[];
}

export class ClusterDetailResponse {
  readonly id!: string;
  readonly version!: number;
  @ApiProperty({ enum: PAIR_REASONS, isArray: true })
  readonly reasons!: readonly PairReason[];
  /** The oldest first. */
  @ApiProperty({ type: [ClusterMemberResponse] })
  readonly members!: readonly ClusterMemberResponse[];
  @ApiProperty({ type: [ClusterPairResponse] })
  readonly pairs!: readonly ClusterPairResponse[];
  @ApiProperty({ type: KeeperSuggestionResponse, nullable: true })
  readonly suggestion!: KeeperSuggestionResponse | null;
  readonly createdAt!: Date;
  readonly updatedAt!: Date;
}

/** What one keeper took over. */
export class MergedResponse {
  readonly keeperId!: string;
  @ApiProperty({ type: [String] })
  readonly removedIds!: readonly string[];
  /** How many annotations moved; those it had already, and places in a picture of another size, stay behind. */
  readonly annotations!: number;
  /** How many sources and authors were added. */
  readonly sources!: number;
  readonly authors!: number;
  /** Whether it took over an alternative text. */
  readonly altText!: boolean;
}

/** What a decision did. */
export class ResolutionResponse {
  readonly id!: string;
  @ApiProperty({ type: [String] })
  readonly kept!: readonly string[];
  @ApiProperty({ type: [String] })
  readonly removed!: readonly string[];
  @ApiProperty({ type: [MergedResponse] })
  readonly merged!: readonly MergedResponse[];
  /** Until then it can be undone. */
  readonly undoableUntil!: Date;
}
