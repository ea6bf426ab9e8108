import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Where the collection was thin at some time. Of published contents alone, counted in the background. */
@Entity('search_gap_report')
@Index('search_gap_report_made_idx', ['madeAt'])
export class SearchGapReport {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'search_gap_report_pkey' })
  readonly id!: string;

  @Column({ name: 'report', type: 'jsonb' })
  readonly report!: unknown;

  @Column({ name: 'made_at', type: 'timestamptz', default: () => 'now()' })
  readonly madeAt!: Date;
}
