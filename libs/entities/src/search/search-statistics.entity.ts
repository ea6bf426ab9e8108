import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** The one row of what was found when terms were last counted, over documents of published contents. */
@Entity('search_statistics')
@Check('search_statistics_one_check', 'id = 1')
export class SearchStatistics {
  @PrimaryColumn({ name: 'id', type: 'smallint', default: 1, primaryKeyConstraintName: 'search_statistics_pkey' })
  readonly id!: number;

  @Column({ name: 'documents', type: 'integer' })
  readonly documents!: number;

  @Column({ name: 'average_length', type: 'real' })
  readonly averageLength!: number;

  /** Where PostgreSQL's counter of written documents stood: tells how much has changed since. */
  @Column({ name: 'changes', type: 'bigint' })
  readonly changes!: string;

  @Column({ name: 'counted_at', type: 'timestamptz' })
  readonly countedAt!: Date;
}
