import { TeamRole } from '@odr/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';

export class ChangeMemberRequest {
  @ApiProperty({ enum: Object.values(TeamRole) })
  @IsIn(Object.values(TeamRole))
  readonly role!: TeamRole;
}
