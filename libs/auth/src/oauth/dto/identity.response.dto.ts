import { ApiProperty } from '@nestjs/swagger';
import type { LinkedIdentityId } from '@odr/kernel';

/** An account elsewhere by which you can sign in here. */
export class IdentityResponse {
  @ApiProperty({ type: String, format: 'uuid' })
  readonly id!: LinkedIdentityId;
  /** Null when this provider is not set up here any more. @example 'github' */
  readonly provider!: string | null;
  /** @example 'GitHub' */
  readonly label!: string;
  /** The address that the provider told when you linked it. */
  readonly email!: string | null;
  readonly linkedAt!: Date;
  readonly lastUsedAt!: Date | null;
}

export class IdentityListResponse {
  @ApiProperty({ type: [IdentityResponse] })
  readonly items!: IdentityResponse[];
  /** There are few, so there is one page. */
  @ApiProperty({ type: String, nullable: true })
  readonly nextCursor!: null;
}

/** Where to send the browser. */
export class LinkStartedResponse {
  /** An address at the provider. */
  readonly url!: string;
}
