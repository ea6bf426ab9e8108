import type { LetterName } from '@odr/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { UNDELIVERED_STATES, type UndeliveredState } from './undelivered.query.dto.js';

export class MailFailureResponse {
  /** Of the connection or of SMTP. @example 'EENVELOPE' */
  readonly code!: string;
  /** What the server answered, where it did. @example 550 */
  readonly responseCode?: number;
}

export class UndeliveredMailResponse {
  readonly id!: string;
  /** @example 'reset_password' */
  @ApiProperty({ type: String })
  readonly letter!: LetterName;
  /** @example 'ada@example.org' */
  readonly to!: string;
  @ApiProperty({ enum: UNDELIVERED_STATES })
  readonly state!: UndeliveredState;
  readonly attempts!: number;
  /** Of the last attempt; null where nobody came to one. */
  readonly failure!: MailFailureResponse | null;
  readonly createdAt!: Date;
  /** When it was given up; null while it is still tried. */
  readonly finishedAt!: Date | null;
}

export class UndeliveredMailPageResponse {
  @ApiProperty({ type: [UndeliveredMailResponse] })
  readonly items!: readonly UndeliveredMailResponse[];
  /** Null on the last page. */
  readonly nextCursor!: string | null;
}

export class RetriedMailsResponse {
  /** So many are tried again now. */
  readonly retried!: number;
}
