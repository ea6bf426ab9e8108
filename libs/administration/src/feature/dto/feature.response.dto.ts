import { FEATURE_NAMES, type FeatureName } from '@odr/contracts';
import { ApiProperty } from '@nestjs/swagger';

export class FeatureResponse {
  @ApiProperty({ enum: FEATURE_NAMES })
  readonly name!: FeatureName;
  /** Whether the caller has it. */
  readonly isOn!: boolean;
}

export class FeatureListResponse {
  readonly items!: FeatureResponse[];
  /** Always null: there is one page. */
  readonly nextCursor!: string | null;
}
