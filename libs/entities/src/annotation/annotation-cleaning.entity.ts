import type { CleaningState } from '@odr/contracts';
import type { AnnotationId, CleaningId, UserId } from '@odr/kernel';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One walk through annotations that cleans their captions, and back if it is undone. */
@Entity('annotation_cleaning')
@Index('annotation_cleaning_user_idx', ['userId', 'id'])
export class AnnotationCleaning {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'annotation_cleaning_pkey' })
  readonly id!: CleaningId;

  @Column({ name: 'user_id', type: 'uuid' })
  readonly userId!: UserId;

  /** As whom it is put back. */
  @Column({ name: 'undone_by', type: 'uuid', nullable: true })
  readonly undoneBy!: UserId | null;

  @Column({ name: 'mode', type: 'text' })
  readonly mode!: 'parity' | 'fixed';

  /** Which annotations, as they were asked for. */
  @Column({ name: 'filter', type: 'jsonb' })
  readonly filter!: Readonly<Record<string, unknown>>;

  @Column({ name: 'state', type: 'text' })
  readonly state!: CleaningState;

  /** Code of the problem that ended it. */
  @Column({ name: 'failure', type: 'text', nullable: true })
  readonly failure!: string | null;

  /** How many annotations matched when it began. */
  @Column({ name: 'total', type: 'integer' })
  readonly total!: number;

  @Column({ name: 'looked', type: 'integer', default: 0 })
  readonly looked!: number;

  @Column({ name: 'cleaned', type: 'integer', default: 0 })
  readonly cleaned!: number;

  @Column({ name: 'refused', type: 'integer', default: 0 })
  readonly refused!: number;

  @Column({ name: 'restored', type: 'integer', default: 0 })
  readonly restored!: number;

  @Column({ name: 'kept', type: 'integer', default: 0 })
  readonly kept!: number;

  /** The walk goes by id; it goes on behind this one, whatever happened to the worker. */
  @Column({ name: 'last_annotation_id', type: 'uuid', nullable: true })
  readonly lastAnnotationId!: AnnotationId | null;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  readonly createdAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', default: () => 'now()' })
  readonly updatedAt!: Date;

  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  readonly finishedAt!: Date | null;
}
