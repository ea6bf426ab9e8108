import { FEATURE_NAMES, Role, type FeatureName } from '@odr/contracts';
import { ApiProperty } from '@nestjs/swagger';

/** For whom a feature is on. */
export class FeatureSettingResponse {
  /** False: for nobody, whatever stands below. */
  readonly isOn!: boolean;
  /** These roles have it whatever the percentage says. */
  @ApiProperty({ enum: Object.values(Role), isArray: true })
  readonly roles!: Role[];
  /** How many of the other signed-in users have it, 0–100; strangers have it at 100. @example 100 */
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 100 })
  readonly percentage!: number;
}

/** Who changed something last. */
export class FeatureChangerResponse {
  readonly id!: string;
  /** Null when the account is gone. */
  readonly name!: string | null;
}

export class FeatureToggleResponse extends FeatureSettingResponse {
  @ApiProperty({ enum: FEATURE_NAMES })
  readonly name!: FeatureName;
  readonly description!: string;
  /** What looks at it, and what happens there. */
  readonly effect!: string;
  /** What holds until somebody changes it. */
  readonly default!: FeatureSettingResponse;
  /** Whether strangers see it in `GET /feature-toggles` too. */
  @ApiProperty({ enum: ['everyone', 'signed_in'] })
  readonly toldTo!: 'everyone' | 'signed_in';
  /** 0 while nobody has changed it. */
  readonly version!: number;
  /** Null while nobody has changed it. */
  readonly updatedAt!: Date | null;
  @ApiProperty({ type: FeatureChangerResponse, nullable: true })
  readonly updatedBy!: FeatureChangerResponse | null;
}

export class FeatureToggleListResponse {
  readonly items!: FeatureToggleResponse[];
  /** Always null: there is one page. */
  readonly nextCursor!: string | null;
  /** Names that were set once and that nothing reads any more. */
  readonly unread!: string[];
}
