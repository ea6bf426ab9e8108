import type { AnnotationId, AnnotationSourceId, ContentId, UserId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Content } from '../content/content.entity.js';
import { AnnotationSource } from './annotation-source.entity.js';

/** How two people or more differ about one content under one source. Can be computed again from the annotations. */
@Entity('agreement_item')
@Index('agreement_item_disagreement_idx', { synchronize: false })
@Index('agreement_item_content_idx', ['contentId'])
@Index('agreement_item_annotation_idx', { synchronize: false })
export class AgreementItem {
  @PrimaryColumn({ name: 'source_id', type: 'uuid', primaryKeyConstraintName: 'agreement_item_pkey' })
  readonly sourceId!: AnnotationSourceId;

  @ManyToOne(() => AnnotationSource, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'source_id', foreignKeyConstraintName: 'agreement_item_source_fk' })
  readonly source?: AnnotationSource;

  @PrimaryColumn({ name: 'content_id', type: 'uuid', primaryKeyConstraintName: 'agreement_item_pkey' })
  readonly contentId!: ContentId;

  @ManyToOne(() => Content, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'content_id', foreignKeyConstraintName: 'agreement_item_content_fk' })
  readonly content?: Content;

  @Column({ name: 'coders', type: 'uuid', array: true })
  readonly coders!: UserId[];

  /** When each of them last said something, ISO 8601. */
  @Column({ name: 'judged_at', type: 'jsonb' })
  readonly judgedAt!: string[];

  @Column({ name: 'last_judged_at', type: 'timestamptz' })
  readonly lastJudgedAt!: Date;

  @Column({ name: 'annotation_ids', type: 'uuid', array: true })
  readonly annotationIds!: AnnotationId[];

  /** What statistics need of each member of the annotation. */
  @Column({ name: 'fields', type: 'jsonb' })
  readonly fields!: unknown;

  @Column({ name: 'conflicts', type: 'jsonb' })
  readonly conflicts!: unknown;

  /** 0 to 1. */
  @Column({ name: 'disagreement', type: 'double precision' })
  readonly disagreement!: number;
}
