import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsInt, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';

/** Pages report every few seconds, so more than this in one piece is a mistake. */
const MAX_MS = 10 * 60_000;

export class ExposureViewRequest {
  @IsUUID()
  readonly itemId!: string;

  /** Of the lease under which it was seen. */
  @IsInt()
  @Min(1)
  readonly leaseToken!: number;

  /** How long the picture was unblurred, in milliseconds. */
  @IsInt()
  @Min(1)
  @Max(MAX_MS)
  readonly unblurredMs!: number;
}

export class RecordExposureRequest {
  /** What was seen since the last report. */
  @ApiProperty({ type: [ExposureViewRequest] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => ExposureViewRequest)
  readonly views!: ExposureViewRequest[];
}
