import type { ContentId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Content } from '../content/content.entity.js';

/**
 * What rules could ask of a content at one moment, kept as it was: a backtest reads this and nothing newer. Goes with its
 * content, because it holds what people wrote.
 */
@Entity('moderation_fact_sheet')
@Index('moderation_fact_sheet_content_key', ['contentId', 'digest'], { unique: true })
@Index('moderation_fact_sheet_order_idx', ['contentId', 'id'])
@Index('moderation_fact_sheet_at_idx', ['at'])
export class ModerationFactSheet {
  @PrimaryGeneratedColumn('identity', {
    name: 'id',
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'moderation_fact_sheet_pkey',
  })
  readonly id!: string;

  @Column({ name: 'content_id', type: 'uuid' })
  readonly contentId!: ContentId;

  @ManyToOne(() => Content, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'content_id', foreignKeyConstraintName: 'moderation_fact_sheet_content_fk' })
  readonly content?: Content;

  @Column({ name: 'at', type: 'timestamptz', default: () => 'now()' })
  readonly at!: Date;

  /** Text, not jsonb: it is read whole by the million, and never asked for parts. */
  @Column({ name: 'facts', type: 'json' })
  readonly facts!: Record<string, unknown>;

  /** sha256 of the facts, so that the same facts are kept and judged once. */
  @Column({ name: 'digest', type: 'bytea' })
  readonly digest!: Buffer;

  /** Keys of the versions of rules that have judged it. */
  @Column({ name: 'judged_by', type: 'integer', array: true, default: () => `'{}'::integer[]` })
  readonly judgedBy!: number[];
}
