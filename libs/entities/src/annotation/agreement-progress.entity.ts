import type { AnnotationId } from '@odr/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Up to which change of annotations agreement has been looked at: one row. */
@Entity('agreement_progress')
export class AgreementProgress {
  @PrimaryColumn({ name: 'id', type: 'smallint', primaryKeyConstraintName: 'agreement_progress_pkey' })
  readonly id!: number;

  @Column({ name: 'read_to', type: 'timestamptz' })
  readTo!: Date;

  /** The last annotation of that moment: those of one bulk have the same. */
  @Column({ name: 'read_to_id', type: 'uuid' })
  readToId!: AnnotationId;

  @Column({ name: 'looked_at', type: 'timestamptz', nullable: true })
  lookedAt!: Date | null;
}
