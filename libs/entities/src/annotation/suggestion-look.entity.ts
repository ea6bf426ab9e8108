import type { ContentId, SuggestionModelId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Content } from '../content/content.entity.js';
import { SuggestionModel } from './suggestion-model.entity.js';

/** That a model has looked at a content, also when it had nothing to propose, or why it could not. */
@Entity('suggestion_look')
@Index('suggestion_look_model_idx', ['modelId', 'modelVersion'])
export class SuggestionLook {
  @PrimaryColumn({ name: 'content_id', type: 'uuid', primaryKeyConstraintName: 'suggestion_look_pkey' })
  readonly contentId!: ContentId;

  @ManyToOne(() => Content, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'content_id', foreignKeyConstraintName: 'suggestion_look_content_fk' })
  readonly content?: Content;

  @PrimaryColumn({ name: 'model_id', type: 'uuid', primaryKeyConstraintName: 'suggestion_look_pkey' })
  readonly modelId!: SuggestionModelId;

  @ManyToOne(() => SuggestionModel, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'model_id', foreignKeyConstraintName: 'suggestion_look_model_fk' })
  readonly model?: SuggestionModel;

  @Column({ name: 'model_version', type: 'text' })
  modelVersion!: string;

  /** Proposals that were kept. */
  @Column({ name: 'made', type: 'integer' })
  made!: number;

  /** Proposals that were not: outside the picture, without a label, with a score that is none. */
  @Column({ name: 'refused', type: 'integer', default: 0 })
  refused!: number;

  /** Why it could not look; null when it has. */
  @Column({ name: 'failure', type: 'text', nullable: true })
  failure!: string | null;

  /** Failures one after the other. */
  @Column({ name: 'attempts', type: 'integer', default: 0 })
  attempts!: number;

  @Column({ name: 'looked_at', type: 'timestamptz', default: () => 'now()' })
  lookedAt!: Date;
}
