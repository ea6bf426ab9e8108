import { ApiProperty } from '@nestjs/swagger';
import { ContentStatus as STATUS, type ContentStatus } from '@odr/contracts';

/** What would become of a file with this hash. */
export class CheckedHashResponse {
  readonly sha256!: string;
  /**
   * `accept`: send it. `duplicate`: it is here, do not. `restorable`: you deleted it and can have it back without sending it.
   * What is here but hidden from you is `accept` too: the answer to the upload tells no more than this one.
   */
  @ApiProperty({ enum: ['accept', 'duplicate', 'restorable'] })
  readonly verdict!: 'accept' | 'duplicate' | 'restorable';
  /** The item that is here, or that was deleted. */
  readonly existingId?: string;
  @ApiProperty({ enum: Object.values(STATUS), required: false })
  readonly status?: ContentStatus;
}

export class CheckedHashesResponse {
  /** In the order asked. */
  @ApiProperty({ type: [CheckedHashResponse] })
  readonly items!: CheckedHashResponse[];
}
