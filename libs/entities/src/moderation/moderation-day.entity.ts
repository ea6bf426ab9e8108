import { Column, Entity, PrimaryColumn } from 'typeorm';

const KEY = { primaryKeyConstraintName: 'moderation_day_pkey' } as const;

/** How often something happened on one day (UTC). Counted from the event log, which it can be counted from again. */
@Entity('moderation_day')
export class ModerationDay {
  @PrimaryColumn({ name: 'day', type: 'date', ...KEY })
  readonly day!: string;

  /** opened, reported, decided, reversed, expired, closed, appealed, appeal_resolved */
  @PrimaryColumn({ name: 'measure', type: 'text', ...KEY })
  readonly measure!: string;

  @PrimaryColumn({ name: 'queue', type: 'text', ...KEY })
  readonly queue!: string;

  /** Of reports reason and source, of decisions the action, of appeals the outcome; '' otherwise, as in the next two. */
  @PrimaryColumn({ name: 'detail', type: 'text', ...KEY })
  readonly detail!: string;

  @PrimaryColumn({ name: 'policy', type: 'text', ...KEY })
  readonly policy!: string;

  @PrimaryColumn({ name: 'moderator', type: 'text', ...KEY })
  readonly moderator!: string;

  @Column({ name: 'count', type: 'integer' })
  readonly count!: number;

  /** Of decisions: from opening to deciding, added up. */
  @Column({ name: 'seconds', type: 'bigint' })
  readonly seconds!: string;
}
