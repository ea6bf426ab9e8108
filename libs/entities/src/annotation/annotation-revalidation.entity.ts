import type { RevalidationState } from '@odr/contracts';
import type { AnnotationId, AnnotationSourceId, RevalidationId, UserId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { AnnotationSource } from './annotation-source.entity.js';

/** One walk through all annotations of a source, laying the schema in force on each. */
@Entity('annotation_revalidation')
@Index('annotation_revalidation_source_idx', ['sourceId', 'createdAt', 'id'])
@Index('annotation_revalidation_open_key', { synchronize: false })
export class AnnotationRevalidation {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'annotation_revalidation_pkey' })
  readonly id!: RevalidationId;

  @Column({ name: 'source_id', type: 'uuid' })
  readonly sourceId!: AnnotationSourceId;

  @ManyToOne(() => AnnotationSource, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'source_id', foreignKeyConstraintName: 'annotation_revalidation_source_fk' })
  readonly source?: AnnotationSource;

  @Column({ name: 'schema_version', type: 'integer' })
  readonly schemaVersion!: number;

  @Column({ name: 'state', type: 'text' })
  readonly state!: RevalidationState;

  /** How many annotations there were when it began. */
  @Column({ name: 'total', type: 'integer' })
  readonly total!: number;

  @Column({ name: 'valid', type: 'integer', default: 0 })
  readonly valid!: number;

  @Column({ name: 'invalid', type: 'integer', default: 0 })
  readonly invalid!: number;

  /** The walk goes by id; it goes on behind this one, whatever happened to the worker. */
  @Column({ name: 'last_annotation_id', type: 'uuid', nullable: true })
  readonly lastAnnotationId!: AnnotationId | null;

  @Column({ name: 'user_id', type: 'uuid' })
  readonly userId!: UserId;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  readonly createdAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', default: () => 'now()' })
  readonly updatedAt!: Date;

  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  readonly finishedAt!: Date | null;
}
