import { ApiProperty } from '@nestjs/swagger';
import { SetVisibility } from '@odr/contracts';

/** The newest finished version that stands, in short. */
export class LatestVersionResponse {
  /** @example '1.2.0' */
  readonly version!: string;
  readonly rootHash!: string;
  readonly itemCount!: number;
  readonly createdAt!: string;
}

export class DatasetResponse {
  readonly id!: string;
  readonly name!: string;
  readonly title!: string;
  readonly description!: string;
  readonly definition!: Readonly<Record<string, unknown>>;
  readonly profile!: string;
  @ApiProperty({ enum: Object.values(SetVisibility) })
  readonly visibility!: SetVisibility;
  readonly userId!: string;
  readonly teamId!: string | null;
  /** Null until there is one. */
  @ApiProperty({ type: LatestVersionResponse, nullable: true })
  readonly latest!: LatestVersionResponse | null;
  /** How many items consumers have been told to drop. */
  readonly withdrawals!: number;
  /** Counts changes; the ETag. */
  readonly version!: number;
  readonly createdAt!: string;
  readonly updatedAt!: string;
}

export class DatasetPageResponse {
  /** Latest first. */
  @ApiProperty({ type: [DatasetResponse] })
  readonly items!: DatasetResponse[];
  /** Null on the last page. */
  readonly nextCursor!: string | null;
}
