import { ApiProperty } from '@nestjs/swagger';
import { ReasonResponse } from '@odr/licensing';
import { IsOptional, IsString, Length } from 'class-validator';

export class ItemLicensingQuery {
  /** The release profile to check against. @example 'omi-core' */
  @IsOptional()
  @IsString()
  @Length(1, 100)
  readonly use: string = 'omi-sa';
}

/** One of the 27 checks with what came of it. */
export class ItemCheckResponse {
  /** @example 'C06' */
  readonly code!: string;
  readonly severity!: 'blocking' | 'warning';
  readonly title!: string;
  /** `not_checked` says that nobody has looked; it is never a pass. */
  readonly status!: 'passed' | 'failed' | 'not_applicable' | 'not_checked';
  /** What was seen. */
  readonly detail!: string;
  readonly explanation!: string;
  readonly fix!: string;
  readonly source!: string;
  @ApiProperty({ type: [ReasonResponse] })
  readonly because!: ReasonResponse[];
}

/** Who said what about the licence, where, when and how it came to be known. Never changed or removed. */
export class LicenseEvidenceResponse {
  readonly id!: string;
  /** declaration, metadata, http or review */
  readonly method!: string;
  readonly license!: string | null;
  readonly claim!: string | null;
  readonly licenseUrl!: string | null;
  readonly sourceUrl!: string | null;
  /** Who said so: its contributor, another person, or the system, which read it. */
  readonly by!: 'contributor' | 'person' | 'system';
  /** Of the declaration or answer as it is kept. Hex. */
  readonly snapshotSha256!: string;
  /** Whether what is kept still has that hash. */
  readonly isIntact!: boolean;
  readonly observedAt!: Date;
}

/** A signal about training on the item. */
export class UsageSignalResponse {
  /** plus, c2pa; of sources: robots, noai, noindex, tdm, usage */
  readonly kind!: string;
  /** file or source */
  readonly origin!: string;
  /** allowed, disallowed, constrained, unknown or unreadable */
  readonly stance!: string;
  readonly said!: string;
  readonly observedAt!: Date | null;
}

export class ItemGrantResponse {
  readonly id!: string;
  readonly holder!: string;
  readonly statement!: string;
  readonly evidenceUrl!: string | null;
  readonly grantedAt!: Date;
  readonly revokedAt!: Date | null;
}

/** By what right an item is here, and what keeps it from leaving. */
export class ItemLicensingResponse {
  readonly contentId!: string;
  readonly name!: string;
  readonly license!: string | null;
  /** The profile it was checked against. @example 'omi-sa' */
  readonly use!: string;
  readonly allowed!: boolean;
  /** All 27, in order. */
  @ApiProperty({ type: [ItemCheckResponse] })
  readonly checks!: ItemCheckResponse[];
  /** Oldest first, at most 200. */
  @ApiProperty({ type: [LicenseEvidenceResponse] })
  readonly evidence!: LicenseEvidenceResponse[];
  @ApiProperty({ type: [UsageSignalResponse] })
  readonly signals!: UsageSignalResponse[];
  @ApiProperty({ type: [ItemGrantResponse] })
  readonly grants!: ItemGrantResponse[];
  /** Whether a licensor asked not to be named. */
  readonly isCreditRemoved!: boolean;
}
