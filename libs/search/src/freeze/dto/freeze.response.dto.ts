import { ApiProperty } from '@nestjs/swagger';
import { SearchQueryRequest } from '../../saved-search/dto/search-query.request.dto.js';

export const FREEZE_STATES = ['running', 'done', 'failed'] as const;

/** Where a set came from. It is not changed by what is put in and taken out later. */
export class SetOriginResponse {
  /** The search; null where pictures were picked. */
  @ApiProperty({ type: SearchQueryRequest, nullable: true })
  readonly query!: SearchQueryRequest | null;
  /** How it was searched, as answers of searches say it. @example 'text+vector' */
  readonly plan!: string | null;
  /** Whether every vector was compared; null where none was. */
  readonly exact!: boolean | null;
  /** Name and version of the engine whose vectors were compared. @example 'inception-v3 1.0' */
  readonly engine!: string | null;
  /** As whom it was searched: they could see what it found. */
  readonly userId!: string;
  readonly takenAt!: string;
  /** `running` while more is put in, in the background. */
  @ApiProperty({ enum: FREEZE_STATES })
  readonly state!: (typeof FREEZE_STATES)[number];
  /** How many at most were asked for. */
  readonly wanted!: number;
  /** How many were found, or picked. */
  readonly found!: number;
  /** How many went into the set: those that whoever froze it could see. */
  readonly added!: number;
  /** A problem code; only when `failed`. */
  readonly failedWith!: string | null;
}

export class ContentSetOriginResponse {
  /** Null for a set that was put together by hand. */
  @ApiProperty({ type: SetOriginResponse, nullable: true })
  readonly origin!: SetOriginResponse | null;
}

export class FreezeResponse extends SetOriginResponse {
  /** The new set. */
  readonly setId!: string;
}
