import type { UserId } from '@odr/kernel';
import { ApiProperty } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';

export class TransferTeamRequest {
  /** The member who becomes the owner. */
  @ApiProperty({ type: String, format: 'uuid' })
  @IsUUID()
  readonly userId!: UserId;
}
