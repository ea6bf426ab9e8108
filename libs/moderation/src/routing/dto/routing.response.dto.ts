import { ApiProperty } from '@nestjs/swagger';
import { RoutingRuleRequest } from './routing.request.dto.js';

/** The rules in force. */
export class RoutingResponse {
  /** The first that fits decides. */
  @ApiProperty({ type: [RoutingRuleRequest] })
  readonly rules!: readonly RoutingRuleRequest[];
  /** Queue by family, for what fits no rule. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  readonly defaults!: Readonly<Record<string, string>>;
  readonly madeAt!: string;
  /** How many open cases this version was going to move. */
  readonly toMove!: number;
  readonly moved!: number;
  /** Whether some still have to move. */
  readonly isMoving!: boolean;
  readonly version!: number;
}

export class RoutingSampleResponse {
  readonly id!: string;
  readonly name!: string | null;
  readonly severity!: number;
}

export class RoutingMoveResponse {
  readonly from!: string;
  readonly to!: string;
  readonly count!: number;
  /** Those that stay until whoever holds them is done. */
  readonly held!: number;
  @ApiProperty({ type: [RoutingSampleResponse] })
  readonly samples!: readonly RoutingSampleResponse[];
}

/** What a set of rules would do to the open cases. */
export class RoutingPreviewResponse {
  @ApiProperty({ type: [RoutingMoveResponse] })
  readonly moves!: readonly RoutingMoveResponse[];
  readonly total!: number;
  /** Send it back to put exactly this in force. */
  readonly planHash!: string;
}
