import type { AnnotationSourceId } from '@odr/kernel';
import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { AnnotationSource } from './annotation-source.entity.js';

/** How much people agree under one source, as of the last time it was computed. */
@Entity('agreement_source')
export class AgreementSource {
  @PrimaryColumn({ name: 'source_id', type: 'uuid', primaryKeyConstraintName: 'agreement_source_pkey' })
  readonly sourceId!: AnnotationSourceId;

  @OneToOne(() => AnnotationSource, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'source_id', foreignKeyConstraintName: 'agreement_source_source_fk' })
  readonly source?: AnnotationSource;

  /** When one of its contents was last compared again. */
  @Column({ name: 'changed_at', type: 'timestamptz' })
  changedAt!: Date;

  @Column({ name: 'measured_at', type: 'timestamptz', nullable: true })
  measuredAt!: Date | null;

  /** What computing it cost, so that a large source is computed less often. */
  @Column({ name: 'took_ms', type: 'integer', default: 0 })
  tookMs!: number;

  /** Contents that were judged twice or more; the figures may be of a sample of them. */
  @Column({ name: 'total', type: 'integer', default: 0 })
  total!: number;

  @Column({ name: 'figures', type: 'jsonb', nullable: true })
  figures!: unknown;
}
