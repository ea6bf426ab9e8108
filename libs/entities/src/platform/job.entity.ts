import type { JobState } from '@odr/contracts';
import type { JobId, UserId } from '@odr/kernel';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Why a job failed, for the person who looks at the dashboard. */
export interface JobError {
  readonly code: string;
  readonly message: string;
}

/** The intent to do something in the background. The queue server only carries hints to these rows. */
@Entity('job')
@Index('job_undispatched_idx', { synchronize: false })
@Index('job_unfinished_idx', { synchronize: false })
@Index('job_dedupe_key', { synchronize: false })
@Index('job_queue_state_idx', ['queue', 'state'])
@Index('job_finished_idx', { synchronize: false })
export class Job {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'job_pkey' })
  readonly id!: JobId;

  @Column({ name: 'queue', type: 'text' })
  readonly queue!: string;

  @Column({ name: 'name', type: 'text' })
  readonly name!: string;

  @Column({ name: 'payload', type: 'jsonb' })
  readonly payload!: Record<string, unknown>;

  @Column({ name: 'state', type: 'text', default: 'queued' })
  state!: JobState;

  @Column({ name: 'attempts', type: 'smallint', default: 0 })
  attempts!: number;

  @Column({ name: 'progress_done', type: 'integer', default: 0 })
  progressDone!: number;

  @Column({ name: 'progress_total', type: 'integer', default: 0 })
  progressTotal!: number;

  @Column({ name: 'error', type: 'jsonb', nullable: true })
  error!: JobError | null;

  /** While a waiting job has this key, adding another does nothing. Cleared when the job starts. */
  @Column({ name: 'dedupe_key', type: 'text', nullable: true })
  readonly dedupeKey!: string | null;

  @Column({ name: 'user_id', type: 'uuid', nullable: true })
  readonly userId!: UserId | null;

  /** The request that started it, for the logs. */
  @Column({ name: 'request_id', type: 'text', nullable: true })
  readonly requestId!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  readonly createdAt!: Date;

  /** Not before this time; retries back off through it. */
  @Column({ name: 'run_after', type: 'timestamptz', default: () => 'now()' })
  runAfter!: Date;

  @Column({ name: 'dispatched_at', type: 'timestamptz', nullable: true })
  dispatchedAt!: Date | null;

  @Column({ name: 'started_at', type: 'timestamptz', nullable: true })
  startedAt!: Date | null;

  /** The runner renews it; once it has passed, someone else may run the job. */
  @Column({ name: 'lease_until', type: 'timestamptz', nullable: true })
  leaseUntil!: Date | null;

  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  finishedAt!: Date | null;
}
