import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A queue that an administrator has stopped: its jobs wait, new ones are accepted. */
@Entity('job_queue_pause')
export class JobQueuePause {
  @PrimaryColumn({ name: 'queue', type: 'text', primaryKeyConstraintName: 'job_queue_pause_pkey' })
  readonly queue!: string;

  @Column({ name: 'paused_at', type: 'timestamptz', default: () => 'now()' })
  readonly pausedAt!: Date;
}
