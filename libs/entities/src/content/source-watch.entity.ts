import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** An address that items name as their source, and when it is asked again whether it is still there. */
@Entity('source_watch')
@Unique('source_watch_url_key', ['url'])
@Index('source_watch_due_idx', ['dueAt', 'id'])
export class SourceWatch {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'source_watch_pkey' })
  readonly id!: string;

  @Column({ name: 'url', type: 'text' })
  readonly url!: string;

  @Column({ name: 'due_at', type: 'timestamptz', default: () => 'now()' })
  dueAt!: Date;

  @Column({ name: 'checked_at', type: 'timestamptz', nullable: true })
  checkedAt!: Date | null;

  /** `ok`, or a code that begins with `web.`. */
  @Column({ name: 'outcome', type: 'text', nullable: true })
  outcome!: string | null;

  @Column({ name: 'status', type: 'smallint', nullable: true })
  status!: number | null;

  /** Signals by which the site says no now. */
  @Column({ name: 'opt_outs', type: 'text', array: true, default: () => "'{}'::text[]" })
  optOuts!: string[];

  /** Checks in a row that found nothing. */
  @Column({ name: 'failures', type: 'integer', default: 0 })
  failures!: number;

  @Column({ name: 'failing_since', type: 'timestamptz', nullable: true })
  failingSince!: Date | null;
}
