import { ApiProperty } from '@nestjs/swagger';
import { JobState, PushTarget } from '@odr/contracts';

import { ExportErrorResponse } from '../../dto/export.response.dto.js';

/** Where an export goes; never with what opens the door. */
export class PushDestinationResponse {
  readonly repository?: string;
  readonly branch?: string;
  readonly visibility?: string;
  readonly bucket?: string;
  readonly prefix?: string;
  readonly endpoint?: string;
  readonly region?: string;
}

export class PushProgressResponse {
  /** Bytes that are there, to the kilobyte; what was there before counts. */
  readonly done!: number;
  readonly total!: number;
}

export class PushResultResponse {
  readonly url!: string;
  /** Of the hub; null for a store. */
  readonly commit!: string | null;
  /** Files. */
  readonly sent!: number;
  /** Files that were there already, byte for byte. */
  readonly alreadyThere!: number;
  /** Files that an earlier push had left there and this export does not have. */
  readonly removed!: number;
  readonly bytes!: number;
}

export class PushResponse {
  readonly id!: string;
  readonly exportId!: string;
  @ApiProperty({ enum: Object.values(PushTarget) })
  readonly target!: PushTarget;
  readonly destination!: PushDestinationResponse;
  @ApiProperty({ enum: Object.values(JobState) })
  readonly state!: JobState;
  readonly progress!: PushProgressResponse;
  readonly createdAt!: string;
  readonly startedAt!: string | null;
  readonly finishedAt!: string | null;
  /** Why it failed, or the last attempt did; while the state is `queued` there will be another one. */
  readonly error?: ExportErrorResponse;
  readonly result?: PushResultResponse;
  /** While it runs. */
  readonly bytesPerSecond?: number;
  readonly secondsLeft?: number;
}

export class PushListResponse {
  @ApiProperty({ type: [PushResponse] })
  readonly items!: PushResponse[];
}
