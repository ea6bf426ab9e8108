import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import type { JobId } from '@odr/kernel';

/** Which failed jobs of the queue are meant; an empty object means all of them. */
export class FailedJobsRequest {
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(1_000)
  @IsUUID(undefined, { each: true })
  @ApiProperty({ type: String, format: 'uuid', isArray: true, required: false })
  readonly ids?: JobId[];

  /** Name of the work. @example 'content.process' */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly name?: string;

  /** Code of the error that they failed with. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly code?: string;
}
