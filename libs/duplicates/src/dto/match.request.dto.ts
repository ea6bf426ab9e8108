import { ApiProperty } from '@nestjs/swagger';

/** A picture to compare with the collection. It is not kept. */
export class MatchRequest {
  @ApiProperty({ type: 'string', format: 'binary' })
  readonly file!: unknown;
}
