import { ApiProperty } from '@nestjs/swagger';
import { CampaignState } from '@odr/contracts';
import { UncountedPageQuery } from '@odr/platform';
import { IsIn, IsOptional, IsUUID } from 'class-validator';

export class ListCampaignsQuery extends UncountedPageQuery {
  @IsOptional()
  @IsIn(Object.values(CampaignState))
  @ApiProperty({ enum: Object.values(CampaignState), required: false })
  readonly state?: CampaignState;

  /** Of this team. */
  @IsOptional()
  @IsUUID()
  readonly teamId?: string;
}
