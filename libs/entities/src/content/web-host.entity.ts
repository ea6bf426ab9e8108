import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A host of the web, and when it may be asked again: all processes together are one polite visitor. */
@Entity('web_host')
export class WebHost {
  /** As in an address, without port. */
  @PrimaryColumn({ name: 'host', type: 'text', primaryKeyConstraintName: 'web_host_pkey' })
  readonly host!: string;

  @Column({ name: 'next_visit_at', type: 'timestamptz', default: () => 'now()' })
  nextVisitAt!: Date;

  /** One moment for each visit that goes on, when it is given up for lost. */
  @Column({ name: 'visits', type: 'timestamptz', array: true, default: () => "'{}'::timestamptz[]" })
  visits!: Date[];

  /** Visits in a row that failed by fault of the host. */
  @Column({ name: 'failures', type: 'integer', default: 0 })
  failures!: number;

  /** Left alone until then, because it failed too often. */
  @Column({ name: 'closed_until', type: 'timestamptz', nullable: true })
  closedUntil!: Date | null;
}
