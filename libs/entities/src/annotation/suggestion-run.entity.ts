import type { JobState } from '@odr/contracts';
import type { ContentId, ContentSetId, SuggestionModelId, SuggestionRunId, UserId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { ContentSet } from '../content/content-set.entity.js';
import { SuggestionModel } from './suggestion-model.entity.js';

/** A model's way through a set, or through everything it has not seen. */
@Entity('suggestion_run')
@Index('suggestion_run_model_idx', ['modelId', 'createdAt'])
@Index('suggestion_run_set_idx', { synchronize: false })
export class SuggestionRun {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'suggestion_run_pkey' })
  readonly id!: SuggestionRunId;

  @Column({ name: 'model_id', type: 'uuid' })
  readonly modelId!: SuggestionModelId;

  @ManyToOne(() => SuggestionModel, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'model_id', foreignKeyConstraintName: 'suggestion_run_model_fk' })
  readonly model?: SuggestionModel;

  /** Null: all contents that whoever asks may see. */
  @Column({ name: 'set_id', type: 'uuid', nullable: true })
  readonly setId!: ContentSetId | null;

  @ManyToOne(() => ContentSet, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'set_id', foreignKeyConstraintName: 'suggestion_run_set_fk' })
  readonly set?: ContentSet;

  /** On whose behalf, and so within whose sight. */
  @Column({ name: 'user_id', type: 'uuid' })
  readonly userId!: UserId;

  @Column({ name: 'state', type: 'text', default: 'queued' })
  state!: JobState;

  /** The content it has come to, in the order of ids. */
  @Column({ name: 'after_id', type: 'uuid', nullable: true })
  afterId!: ContentId | null;

  @Column({ name: 'total', type: 'integer' })
  readonly total!: number;

  @Column({ name: 'done', type: 'integer', default: 0 })
  done!: number;

  /** Of those done, how many the model could not look at. */
  @Column({ name: 'failed', type: 'integer', default: 0 })
  failed!: number;

  /** Code of what ended it early. */
  @Column({ name: 'failure', type: 'text', nullable: true })
  failure!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  readonly createdAt!: Date;

  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  finishedAt!: Date | null;
}
