import type { DecisionAction } from '@odr/contracts';

export class QueueResponse {
  /** @example 'pending' */
  readonly name!: string;
  /** @example 'New uploads' */
  readonly title!: string;
  /** A subject has one open case in the queues of one family. @example 'intake' */
  readonly family!: string;
  /** What is not done in this queue. */
  readonly hiddenActions!: DecisionAction[];
  /** Codes of the policies that fit here most often. */
  readonly policies!: string[];
  /** Cases that wait for a decision, held and deferred ones included. */
  readonly open!: number;
  /** Those of them that somebody holds. */
  readonly leased!: number;
  /** Those of them that you hold. */
  readonly mine!: number;
  /** Those of them that are past their due time. */
  readonly overdue!: number;
  /** Those of them that somebody has passed on because they would not decide them. */
  readonly escalated!: number;
  readonly oldestOpenedAt!: string | null;
  readonly oldestAgeSeconds!: number | null;
}

export class QueuesResponse {
  readonly items!: QueueResponse[];
}
