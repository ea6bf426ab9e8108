export class QueueResponse {
  /** @example 'pending' */
  readonly name!: string;
  /** Cases that wait for a decision, held and deferred ones included. */
  readonly open!: number;
  /** Those of them that somebody holds. */
  readonly leased!: number;
  /** Those of them that you hold. */
  readonly mine!: number;
  /** Those of them that are past their due time. */
  readonly overdue!: number;
  readonly oldestOpenedAt!: string | null;
  readonly oldestAgeSeconds!: number | null;
}

export class QueuesResponse {
  readonly items!: QueueResponse[];
}
