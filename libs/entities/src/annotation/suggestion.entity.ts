import type { SuggestionState } from '@odr/contracts';
import type { AnnotationId, ContentId, SuggestionId, SuggestionModelId, UserId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Content } from '../content/content.entity.js';
import { Annotation } from './annotation.entity.js';
import { SuggestionModel } from './suggestion-model.entity.js';

/** One tag, one box or one caption that a model proposes; no annotation until somebody decides so. */
@Entity('suggestion')
@Index('suggestion_piece_key', ['contentId', 'modelId', 'modelVersion', 'piece'], { unique: true })
@Index('suggestion_model_idx', ['modelId', 'modelVersion', 'state'])
@Index('suggestion_decided_idx', { synchronize: false })
@Index('suggestion_annotation_idx', { synchronize: false })
export class Suggestion {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'suggestion_pkey' })
  readonly id!: SuggestionId;

  @Column({ name: 'content_id', type: 'uuid' })
  readonly contentId!: ContentId;

  @ManyToOne(() => Content, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'content_id', foreignKeyConstraintName: 'suggestion_content_fk' })
  readonly content?: Content;

  @Column({ name: 'model_id', type: 'uuid' })
  readonly modelId!: SuggestionModelId;

  @ManyToOne(() => SuggestionModel, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'model_id', foreignKeyConstraintName: 'suggestion_model_fk' })
  readonly model?: SuggestionModel;

  @Column({ name: 'model_version', type: 'text' })
  readonly modelVersion!: string;

  /** What tells it from the others of its model about this content: the tag, the label with the box, the language. */
  @Column({ name: 'piece', type: 'text' })
  readonly piece!: string;

  /** For precision per label: the tag, the label of the box, the language of the caption. */
  @Column({ name: 'label', type: 'text' })
  readonly label!: string;

  /** The piece as it would stand in an annotation of the model's source. */
  @Column({ name: 'value', type: 'jsonb' })
  readonly value!: unknown;

  /** 0 to 1; null where the model gives none. */
  @Column({ name: 'score', type: 'double precision', nullable: true })
  readonly score!: number | null;

  @Column({ name: 'state', type: 'text', default: 'pending' })
  state!: SuggestionState;

  /** Whether it stays for people although it could be accepted without them. */
  @Column({ name: 'is_control', type: 'boolean', default: false })
  isControl!: boolean;

  /** Whether no person has looked at it before it was accepted. */
  @Column({ name: 'is_automatic', type: 'boolean', default: false })
  isAutomatic!: boolean;

  @Column({ name: 'decided_by', type: 'uuid', nullable: true })
  decidedBy!: UserId | null;

  @Column({ name: 'decided_at', type: 'timestamptz', nullable: true })
  decidedAt!: Date | null;

  /** What was taken instead of `value`. */
  @Column({ name: 'edited_value', type: 'jsonb', nullable: true })
  editedValue!: unknown;

  /** What it has become part of. */
  @Column({ name: 'annotation_id', type: 'uuid', nullable: true })
  annotationId!: AnnotationId | null;

  @ManyToOne(() => Annotation, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'annotation_id', foreignKeyConstraintName: 'suggestion_annotation_fk' })
  readonly annotation?: Annotation;

  @Column({ name: 'annotation_version', type: 'integer', nullable: true })
  annotationVersion!: number | null;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  readonly createdAt!: Date;
}
