import { ApiProperty } from '@nestjs/swagger';
import type { ContentId } from '@odr/kernel';

/** Which rule decided, what its text says, and where that can be read. */
export class CheckReasonResponse {
  /** One of the 27 checks. @example 'C15' */
  readonly code!: string;
  /** `blocking` keeps the item in; `warning` asks for a look. */
  readonly severity!: 'blocking' | 'warning';
  /** Stable name of the rule. @example 'share_alike_elements' */
  readonly rule!: string;
  /** What was seen, or what the text says with its paragraph. */
  readonly clause!: string;
  readonly source!: string;
  readonly explanation!: string;
  readonly fix!: string;
}

export class CheckedContentResponse {
  @ApiProperty({ type: String, format: 'uuid' })
  readonly contentId!: ContentId;
  readonly name!: string;
  readonly license!: string | null;
  readonly allowed!: boolean;
  /** What is relied on: of an `OR` the branch that was chosen; null where nothing fits. */
  readonly chosen!: string | null;
  /** What has to be done when it leaves. @example ['attribution', 'license_notice'] */
  readonly conditions!: string[];
  @ApiProperty({ type: [CheckReasonResponse] })
  readonly reasons!: CheckReasonResponse[];
  /** Checks whose facts nobody has looked at; none of them counts as passed. */
  readonly notChecked!: string[];
}

/** Items that stand alike, by licence. */
export class CheckedLicenseResponse {
  readonly license!: string | null;
  readonly count!: number;
  readonly allowed!: boolean;
  readonly chosen!: string | null;
  readonly conditions!: string[];
  @ApiProperty({ type: [CheckReasonResponse] })
  readonly reasons!: CheckReasonResponse[];
}

export class LicenseConflictResponse {
  readonly licenses!: string[];
  readonly clause!: string;
  readonly source!: string;
}

export class CheckedProfileResponse {
  readonly id!: string;
  readonly version!: string;
}

export class LicenseCheckResponse {
  /** Whether all of it may leave. */
  readonly allowed!: boolean;
  readonly profile!: CheckedProfileResponse;
  /** What the whole goes out under; null where every item keeps its own licence. */
  readonly license!: string | null;
  readonly total!: number;
  /** Items that have to stay; the smallest number that is possible. */
  readonly removed!: number;
  /** Most items first. */
  @ApiProperty({ type: [CheckedLicenseResponse] })
  readonly licenses!: CheckedLicenseResponse[];
  @ApiProperty({ type: [LicenseConflictResponse] })
  readonly conflicts!: LicenseConflictResponse[];
  /** A page of them, by id. */
  @ApiProperty({ type: [CheckedContentResponse] })
  readonly items!: CheckedContentResponse[];
  readonly nextCursor!: string | null;
  /** What to drop so that the rest may leave, by id; the first 1,000 of `removed`, all of them with `only=refused`. */
  @ApiProperty({ type: String, format: 'uuid', isArray: true })
  readonly minimalRemoval!: ContentId[];
  /** The profile that takes everything and differs least from the one asked for. */
  readonly closestProfile?: string;
}
