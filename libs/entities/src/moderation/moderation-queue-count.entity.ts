import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** Open and overdue cases of a queue, up to the differences that have not been folded in yet. */
@Entity('moderation_queue_total')
export class ModerationQueueTotal {
  @PrimaryColumn({ name: 'queue', type: 'text', primaryKeyConstraintName: 'moderation_queue_total_pkey' })
  readonly queue!: string;

  @Column({ name: 'open', type: 'bigint' })
  readonly open!: string;

  /** Those whose breach has been noticed; what has become due since is counted when asked for. */
  @Column({ name: 'overdue', type: 'bigint' })
  readonly overdue!: string;
}

/** What one statement changed about the counts of a queue. Written by a trigger on moderation_case. */
@Entity('moderation_queue_delta')
export class ModerationQueueDelta {
  @PrimaryGeneratedColumn('identity', {
    name: 'id',
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'moderation_queue_delta_pkey',
  })
  readonly id!: string;

  @Column({ name: 'queue', type: 'text' })
  readonly queue!: string;

  @Column({ name: 'open', type: 'integer' })
  readonly open!: number;

  @Column({ name: 'overdue', type: 'integer' })
  readonly overdue!: number;
}
