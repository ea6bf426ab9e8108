import { ApiProperty } from '@nestjs/swagger';
import { ReasonResponse } from './release-profile.response.dto.js';

export class LicenseTextResponse {
  readonly id!: string;
  /** As SPDX keeps it; read without a network. */
  readonly text!: string;
}

/** Whether work under two licences can become one work, and whether the first may be given the second. */
export class LicenseCombinationResponse {
  /** The other licence. @example 'CC-BY-SA-4.0' */
  readonly license!: string;
  readonly name!: string;
  /** Whether both can be parts of one work that is shared. */
  readonly combines!: boolean;
  /** What that work can carry; null where nothing fits. */
  readonly under!: string | null;
  /** Whether an adaptation may be given the other licence: recommended, permitted or forbidden. */
  readonly relicense!: 'recommended' | 'permitted' | 'forbidden';
  @ApiProperty({ type: [ReasonResponse] })
  readonly because!: ReasonResponse[];
}

export class LicenseCombinationsResponse {
  readonly id!: string;
  @ApiProperty({ type: [LicenseCombinationResponse] })
  readonly items!: LicenseCombinationResponse[];
}
