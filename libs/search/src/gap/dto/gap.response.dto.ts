import { ApiProperty } from '@nestjs/swagger';

export class GapCountResponse {
  readonly value!: string;
  readonly count!: number;
}

/** One way of dividing the published collection. */
export class GapFacetResponse {
  /** A filter of `GET /contents`, or `language` and `tag`, which are of captions. @example 'license' */
  readonly facet!: string;
  /** How many items have a value at all. */
  readonly known!: number;
  /** How many values there are. */
  readonly values!: number;
  /** How many of them only one item has: the long tail. */
  readonly single!: number;
  /** The most frequent ones. */
  @ApiProperty({ type: [GapCountResponse] })
  readonly most!: readonly GapCountResponse[];
  /** The rarest ones. */
  @ApiProperty({ type: [GapCountResponse] })
  readonly least!: readonly GapCountResponse[];
}

/** Items that lack something. */
export class GapLackResponse {
  @ApiProperty({ enum: ['caption', 'embedding', 'annotation', 'alternative_text', 'license'] })
  readonly of!: string;
  readonly count!: number;
  /** Some of them. */
  @ApiProperty({ type: [String] })
  readonly examples!: readonly string[];
}

export class GapRegionResponse {
  readonly size!: number;
  /** Mean cosine of its pictures to their centre; low = spread out. */
  readonly density!: number;
  /** Those nearest to the centre. */
  @ApiProperty({ type: [String] })
  readonly examples!: readonly string[];
}

export class GapLonerResponse {
  readonly contentId!: string;
  /** Cosine to the most similar other picture. */
  readonly similarity!: number;
}

/** How pictures lie in the eyes of the default engine. */
export class GapSpaceResponse {
  readonly engine!: string;
  /** How many pictures were compared; of a larger collection a sample. */
  readonly compared!: number;
  /** Groups of pictures alike, the smallest first. */
  @ApiProperty({ type: [GapRegionResponse] })
  readonly regions!: readonly GapRegionResponse[];
  /** How many pictures have a nearest neighbour as like as this: ten steps of cosine from 0 to 1. */
  @ApiProperty({ type: [Number] })
  readonly nearest!: readonly number[];
  /** Pictures with no one near, the loneliest first. */
  @ApiProperty({ type: [GapLonerResponse] })
  readonly loners!: readonly GapLonerResponse[];
}

export class GapReportResponse {
  readonly madeAt!: string;
  /** Published items. */
  readonly contents!: number;
  @ApiProperty({ type: [GapFacetResponse] })
  readonly facets!: readonly GapFacetResponse[];
  @ApiProperty({ type: [GapLackResponse] })
  readonly lacks!: readonly GapLackResponse[];
  /** Null while no picture has a vector. */
  @ApiProperty({ type: GapSpaceResponse, nullable: true })
  readonly space!: GapSpaceResponse | null;
}

export class LatestGapReportResponse {
  /** Null before the first one. */
  @ApiProperty({ type: GapReportResponse, nullable: true })
  readonly report!: GapReportResponse | null;
  /** Whether another one is being made. */
  readonly isUnderway!: boolean;
}
