import { ApiProperty } from '@nestjs/swagger';

export class PreviewCountResponse {
  /** Null for items that say nothing about it. @example 'CC0-1.0' */
  readonly value!: string | null;
  readonly count!: number;
}

/** How what would go in divides by one property. */
export class PreviewFacetResponse {
  /** @example 'license' */
  @ApiProperty({ enum: ['license', 'source', 'aspect', 'size', 'format', 'split', 'annotation', 'language'] })
  readonly facet!: string;
  /** Different values in all. */
  readonly values!: number;
  /** Most items first; the first 12. */
  @ApiProperty({ type: [PreviewCountResponse] })
  readonly most!: PreviewCountResponse[];
}

export class PreviewQuotaCountResponse {
  readonly value!: string | null;
  /** Before sampling. */
  readonly found!: number;
  /** After it. */
  readonly taken!: number;
}

/** What sampling does to the values that a quota limits. */
export class PreviewQuotaResponse {
  /** @example 'license' */
  readonly by!: string;
  readonly most!: number;
  /** Most items first; the first 12. */
  @ApiProperty({ type: [PreviewQuotaCountResponse] })
  readonly counts!: PreviewQuotaCountResponse[];
}

export class PreviewPictureResponse {
  readonly contentId!: string;
  readonly name!: string;
  readonly license!: string | null;
  readonly width!: number | null;
  readonly height!: number | null;
}

export class VersionPreviewResponse {
  readonly profile!: string;
  /** What the selection finds. */
  readonly selected!: number;
  /** What would go in when what the profile refuses is left out. */
  readonly items!: number;
  /** What sampling takes away. */
  readonly notSampled!: number;
  /** Selected items that would stay out, by reason. @example { "not_processed": 2 } */
  readonly excluded!: Readonly<Record<string, number>>;
  /** The profile that takes everything and differs least; only when something is refused. */
  readonly closestProfile?: string;
  /** Of the files as they were received. */
  readonly bytes!: number;
  /** Of the items looked at for annotations; each version lists at most 20 of an item. */
  readonly annotations!: number;
  /** So many items were looked at for annotations and languages. */
  readonly annotationsOf!: number;
  @ApiProperty({ type: [PreviewFacetResponse] })
  readonly facets!: PreviewFacetResponse[];
  @ApiProperty({ type: [PreviewQuotaResponse] })
  readonly quotas!: PreviewQuotaResponse[];
  /** Some of what would go in, in the order of the seed. */
  @ApiProperty({ type: [PreviewPictureResponse] })
  readonly pictures!: PreviewPictureResponse[];
}
