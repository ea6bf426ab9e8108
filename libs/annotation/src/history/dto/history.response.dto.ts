import { ApiProperty } from '@nestjs/swagger';
import { AnnotationCause } from '@odr/contracts';

export class VersionSourceResponse {
  readonly id!: string;
  /** Null once the source is gone. */
  readonly name!: string | null;
  /** Which of the source's schemas the value was checked against. */
  readonly schemaVersion!: number;
}

/** One step of a JSON Patch (RFC 6902). */
export class PatchStepResponse {
  @ApiProperty({ enum: ['add', 'remove', 'replace'] })
  readonly op!: string;
  /** JSON pointer into the value that the steps before have left. @example '/objects/0/bbox' */
  readonly path!: string;
  /** Absent for `remove`. */
  readonly value?: unknown;
}

/** Who made a version, of what, and how. */
export class VersionHeadResponse {
  readonly version!: number;
  /** The version it was made from; null for the first. */
  readonly parentVersion!: number | null;
  @ApiProperty({ enum: Object.values(AnnotationCause) })
  readonly cause!: AnnotationCause;
  /** Whose value is in force again, where the cause is `reverted`. */
  readonly revertedToVersion!: number | null;
  /** Whether a person had changed what was there first, by then. */
  readonly manuallyAdjusted!: boolean;
  /** Null in versions from before this was kept. */
  readonly sources!: VersionSourceResponse[] | null;
  /** Who wrote it. */
  readonly userId!: string;
  /** Their name, for whoever shares a team with them and for moderators. */
  readonly userName!: string | null;
  readonly createdAt!: string;
}

export class AnnotationVersionResponse extends VersionHeadResponse {
  /** The value it had. */
  readonly annotation!: unknown;
  /** What changed from its parent's value; null for the first. */
  @ApiProperty({ type: [PatchStepResponse], nullable: true })
  readonly patch!: PatchStepResponse[] | null;
}

export class AnnotationVersionPageResponse {
  readonly items!: AnnotationVersionResponse[];
  readonly nextCursor!: string | null;
}

export class BlamedPathResponse {
  /** JSON pointer into the current value; '' is the whole. It stands for everything below, but for what longer paths say otherwise. */
  readonly path!: string;
  /** The version that wrote it last. */
  readonly version!: number;
}

export class BlameResponse {
  /** The current version. */
  readonly version!: number;
  readonly items!: BlamedPathResponse[];
  /** The versions that the items name, newest first. */
  readonly versions!: VersionHeadResponse[];
}

export class VersionComparisonResponse {
  readonly from!: AnnotationVersionResponse;
  readonly to!: AnnotationVersionResponse;
  /** What makes the one of the other. */
  @ApiProperty({ type: [PatchStepResponse] })
  readonly patch!: PatchStepResponse[];
}
