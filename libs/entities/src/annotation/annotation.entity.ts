import type { AnnotationId, AssignmentId, ContentId, UserId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Content } from '../content/content.entity.js';
import { AnnotationAssignment } from './annotation-assignment.entity.js';

@Entity('annotation')
@Index('annotation_content_idx', { synchronize: false })
@Index('annotation_created_idx', { synchronize: false })
@Index('annotation_updated_idx', ['updatedAt', 'id'])
@Index('annotation_client_key', { synchronize: false })
@Index('annotation_deleted_idx', { synchronize: false })
@Index('annotation_assignment_idx', { synchronize: false })
export class Annotation {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'annotation_pkey' })
  readonly id!: AnnotationId;

  @Column({ name: 'content_id', type: 'uuid' })
  readonly contentId!: ContentId;

  @ManyToOne(() => Content)
  @JoinColumn({ name: 'content_id', foreignKeyConstraintName: 'annotation_content_fk' })
  readonly content?: Content;

  /** The value of the current version, whatever its sources' schemas allow. */
  @Column({ name: 'annotation', type: 'jsonb' })
  annotation!: unknown;

  @Column({ name: 'version', type: 'integer', default: 1 })
  version!: number;

  /** Whether a person has changed what was there first; follows from its versions. */
  @Column({ name: 'manually_adjusted', type: 'boolean', default: false })
  manuallyAdjusted!: boolean;

  /** The client's own name for it; makes a bulk import safe to repeat. Unique per user. */
  @Column({ name: 'client_id', type: 'text', nullable: true })
  readonly clientId!: string | null;

  /** For which item of a campaign its author made it; null for nearly all. */
  @Column({ name: 'assignment_id', type: 'uuid', nullable: true })
  readonly assignmentId!: AssignmentId | null;

  @ManyToOne(() => AnnotationAssignment, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'assignment_id', foreignKeyConstraintName: 'annotation_assignment_fk' })
  readonly assignment?: AnnotationAssignment;

  /** Whether only its author sees it, because others are still to annotate the same item. */
  @Column({ name: 'is_blind', type: 'boolean', default: false })
  isBlind!: boolean;

  @Column({ name: 'user_id', type: 'uuid' })
  readonly userId!: UserId;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  readonly createdAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;

  @Column({ name: 'deleted_at', type: 'timestamptz', nullable: true })
  deletedAt!: Date | null;

  /** Null while it is there, and for those deleted before this was written down. */
  @Column({ name: 'deleted_by', type: 'uuid', nullable: true })
  deletedBy!: UserId | null;
}
