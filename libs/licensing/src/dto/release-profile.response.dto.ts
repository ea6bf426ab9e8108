import { ApiProperty } from '@nestjs/swagger';
import { LicenseClass } from '../license-classes.js';

/** Why an answer is what it is. */
export class ReasonResponse {
  /** Stable name of the rule. @example 'share_alike_elements' */
  readonly rule!: string;
  /** What the text says, with its paragraph. */
  readonly clause!: string;
  /** Address of that text. */
  readonly source!: string;
}

/** A rule set under which a selection may leave. A version never changes. */
export class ReleaseProfileResponse {
  /** @example 'omi-core' */
  readonly id!: string;
  /** @example '1.0.0' */
  readonly version!: string;
  readonly name!: string;
  readonly summary!: string;
  /** `collection`: items keep their licences; `relicense`: all go out under `license`; `adaptation`: one work under a common licence. */
  readonly question!: 'collection' | 'relicense' | 'adaptation';
  readonly license!: string | null;
  readonly isCommercial!: boolean;
  readonly trainsModels!: boolean;
  /** Classes of licences it takes. */
  @ApiProperty({ enum: LicenseClass, isArray: true })
  readonly classes!: LicenseClass[];
  /** Where the choice of classes comes from. */
  readonly because!: ReasonResponse;
}

export class ReleaseProfilesResponse {
  /** The strictest first. */
  @ApiProperty({ type: [ReleaseProfileResponse] })
  readonly items!: ReleaseProfileResponse[];
}
