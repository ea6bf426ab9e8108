import { ApiProperty } from '@nestjs/swagger';
import { DatasetVersionState, VersionWithdrawalReason } from '@odr/contracts';

export class VersionProgressResponse {
  readonly done!: number;
  readonly total!: number;
  /** While it is listed. */
  readonly itemsPerSecond!: number | null;
  readonly secondsLeft!: number | null;
}

export class ManifestFileResponse {
  readonly size!: number;
  readonly sha256!: string;
}

export class SourceAgreementResponse {
  readonly source!: string;
  /** That two people or more annotated. */
  readonly contents!: number;
  readonly coders!: number;
  /** Mean similarity, 0 to 1, not corrected for chance. */
  readonly agreement!: number;
  /** Lower end of its 95 % interval; null where there are too few contents. */
  readonly low!: number | null;
  readonly high!: number | null;
}

export class VersionCountsResponse {
  /** Items by licence. @example { "CC0-1.0": 4 } */
  readonly licenses!: Readonly<Record<string, number>>;
  readonly splits!: Readonly<Record<string, number>>;
  readonly formats!: Readonly<Record<string, number>>;
  readonly aspects!: Readonly<Record<string, number>>;
  /** Selected items that stay out, by reason. */
  readonly excluded!: Readonly<Record<string, number>>;
  readonly annotations!: number;
  /** How alike people annotate under its sources; over the whole collection, as it was when the version was released. */
  @ApiProperty({ type: [SourceAgreementResponse], required: false })
  readonly agreement?: SourceAgreementResponse[];
  /** Of the files as they were received. */
  readonly bytes!: number;
}

export class VersionWithdrawalResponse {
  @ApiProperty({ enum: Object.values(VersionWithdrawalReason) })
  readonly reason!: VersionWithdrawalReason;
  /** In the words of whoever withdrew it. */
  readonly statement!: string;
  readonly withdrawnAt!: string;
}

export class DatasetVersionResponse {
  readonly id!: string;
  readonly datasetId!: string;
  /** @example '1.0.0' */
  readonly version!: string;
  @ApiProperty({ enum: Object.values(DatasetVersionState) })
  readonly state!: DatasetVersionState;
  readonly progress!: VersionProgressResponse;
  /** The identity of what is in it: the root over its manifest. Null until it is finished. */
  readonly rootHash!: string | null;
  readonly itemCount!: number;
  readonly profile!: string;
  readonly changelog!: string;
  /** How its items were chosen. */
  readonly recipe!: Readonly<Record<string, unknown>>;
  @ApiProperty({ type: VersionCountsResponse, nullable: true })
  readonly counts!: VersionCountsResponse | null;
  @ApiProperty({ type: ManifestFileResponse, nullable: true })
  readonly manifest!: ManifestFileResponse | null;
  /** Why it failed: a problem code. */
  readonly failedWith!: string | null;
  readonly createdBy!: string;
  readonly createdAt!: string;
  readonly finishedAt!: string | null;
  /** Why nobody is to use it any more; null while it stands. Its own address answers 410 then. */
  @ApiProperty({ type: VersionWithdrawalResponse, nullable: true })
  readonly withdrawal!: VersionWithdrawalResponse | null;
  /** So many of its items have been withdrawn since; only when it is asked for alone. */
  readonly withdrawn?: number;
}

export class DatasetVersionPageResponse {
  /** Newest first. */
  @ApiProperty({ type: [DatasetVersionResponse] })
  readonly items!: DatasetVersionResponse[];
  readonly nextCursor!: string | null;
}

export class ExcludedItemResponse {
  readonly contentId!: string;
  /** @example 'license_not_in_profile' */
  readonly code!: string;
}

export class ExcludedItemPageResponse {
  @ApiProperty({ type: [ExcludedItemResponse] })
  readonly items!: ExcludedItemResponse[];
  readonly nextCursor!: string | null;
}

export class VersionChangeResponse {
  readonly contentId!: string;
  /** @example 'added' */
  @ApiProperty({ enum: ['added', 'removed', 'changed'] })
  readonly change!: 'added' | 'removed' | 'changed';
  /** Names of the manifest's members that differ. */
  readonly members!: string[];
  /** What it is called here, or was there. */
  readonly name!: string;
  /** Its licence here; null where it is not. */
  readonly license!: string | null;
  /** Its licence there; null where it was not. */
  readonly licenseBefore!: string | null;
  /** Its annotations here and there. */
  readonly annotations!: number;
  readonly annotationsBefore!: number;
}

export class VersionDiffResponse {
  readonly version!: string;
  readonly against!: string;
  readonly added!: number;
  readonly removed!: number;
  readonly changed!: number;
  /** Of those that changed, so many in their licence. */
  readonly relicensed!: number;
  /** By content id. */
  @ApiProperty({ type: [VersionChangeResponse] })
  readonly items!: VersionChangeResponse[];
  readonly nextCursor!: string | null;
}

export class PlaceResponse {
  readonly index!: number;
  /** The line of the manifest, without its line end. */
  readonly line!: string;
  /** Hashes from the leaf up, nearest sibling first. */
  readonly path!: string[];
}

export class ProofResponse {
  readonly included!: boolean;
  readonly version!: string;
  readonly rootHash!: string;
  readonly size!: number;
  readonly contentId!: string;
  @ApiProperty({ type: PlaceResponse, required: false })
  readonly leaf?: PlaceResponse;
  @ApiProperty({ type: PlaceResponse, nullable: true, required: false })
  readonly before?: PlaceResponse | null;
  @ApiProperty({ type: PlaceResponse, nullable: true, required: false })
  readonly after?: PlaceResponse | null;
}
