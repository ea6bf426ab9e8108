import { ApiProperty } from '@nestjs/swagger';
import type { SubjectType } from '@odr/contracts';

/** What does not hold about one subject. */
export class VerificationFindingResponse {
  readonly subjectType!: SubjectType;
  readonly subjectId!: string;
  /** Where the chain breaks, counted from 1; null where the chain holds but the tables differ from it. */
  readonly seq!: number | null;
  readonly eventId!: string | null;
  readonly what!: 'event_missing' | 'event_changed' | 'hash_changed' | 'tables_differ';
  /** The first byte of the hash that is not what it should be. */
  readonly byte!: number | null;
  /** Rows that are in the tables or in the history alone. */
  readonly differences!: string[];
}

/** Whether anybody changed the history, and whether the tables follow from it. */
export class VerificationResponse {
  readonly isSound!: boolean;
  readonly subjects!: number;
  readonly events!: number;
  /** A hundred at most. */
  @ApiProperty({ type: [VerificationFindingResponse] })
  readonly findings!: readonly VerificationFindingResponse[];
}
