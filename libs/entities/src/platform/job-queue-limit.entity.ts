import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** How many jobs of a queue one worker process may run at a time, where an administrator has said so. */
@Entity('job_queue_limit')
@Check('job_queue_limit_concurrency_check', 'concurrency BETWEEN 1 AND 16')
export class JobQueueLimit {
  @PrimaryColumn({ name: 'queue', type: 'text', primaryKeyConstraintName: 'job_queue_limit_pkey' })
  readonly queue!: string;

  @Column({ name: 'concurrency', type: 'smallint' })
  concurrency!: number;
}
