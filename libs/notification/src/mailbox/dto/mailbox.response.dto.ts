import { ApiProperty } from '@nestjs/swagger';

export class KeptMailResponse {
  readonly id!: string;
  /** @example 'ada@example.org' */
  readonly to!: string;
  readonly subject!: string;
  readonly at!: Date;
}

export class KeptMailPageResponse {
  @ApiProperty({ type: [KeptMailResponse] })
  readonly items!: readonly KeptMailResponse[];
  /** Null on the last page. */
  readonly nextCursor!: string | null;
}

export class KeptMailBodyResponse extends KeptMailResponse {
  readonly from!: string;
  readonly text!: string;
  /** The same as `text`; show it apart from your own page. */
  readonly html!: string;
}
