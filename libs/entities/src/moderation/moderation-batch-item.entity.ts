import type { BatchExclusion, BatchOutcome, ContentStatus, PairReason, SubjectType, UndoOutcome } from '@odr/contracts';
import type { BatchId, CaseId, DecisionId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { ModerationBatch } from './moderation-batch.entity.js';
import { ModerationCase } from './moderation-case.entity.js';

/** What a batch would do to one case, did, and took back. Written in the transaction that did it. */
@Entity('moderation_batch_item')
@Index('moderation_batch_item_case_idx', ['caseId'])
export class ModerationBatchItem {
  @PrimaryColumn({ name: 'batch_id', type: 'uuid', primaryKeyConstraintName: 'moderation_batch_item_pkey' })
  readonly batchId!: BatchId;

  /** Place in the selection, from 0. */
  @PrimaryColumn({ name: 'position', type: 'integer', primaryKeyConstraintName: 'moderation_batch_item_pkey' })
  readonly position!: number;

  @ManyToOne(() => ModerationBatch, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'batch_id', foreignKeyConstraintName: 'moderation_batch_item_batch_fk' })
  readonly batch?: ModerationBatch;

  @Column({ name: 'case_id', type: 'uuid' })
  readonly caseId!: CaseId;

  @ManyToOne(() => ModerationCase)
  @JoinColumn({ name: 'case_id', foreignKeyConstraintName: 'moderation_batch_item_case_fk' })
  readonly caseRow?: ModerationCase;

  @Column({ name: 'subject_type', type: 'text' })
  readonly subjectType!: SubjectType;

  @Column({ name: 'subject_id', type: 'uuid' })
  readonly subjectId!: string;

  /** How it is a copy of the representative, in a batch about a cluster. */
  @Column({ name: 'relation', type: 'text', nullable: true })
  readonly relation!: PairReason | null;

  /** Differing bits of 256 from the representative. */
  @Column({ name: 'bits', type: 'smallint', nullable: true })
  readonly bits!: number | null;

  /** Status of the content when it was planned. */
  @Column({ name: 'from_status', type: 'text', nullable: true })
  readonly fromStatus!: ContentStatus | null;

  /** Why it is left out; null where it is to be decided. */
  @Column({ name: 'exclusion', type: 'text', nullable: true })
  readonly exclusion!: BatchExclusion | null;

  /** Null until the batch has come to it. */
  @Column({ name: 'outcome', type: 'text', nullable: true })
  outcome!: BatchOutcome | null;

  /** Of a refusal: a problem code. */
  @Column({ name: 'code', type: 'text', nullable: true })
  code!: string | null;

  @Column({ name: 'decision_id', type: 'uuid', nullable: true })
  decisionId!: DecisionId | null;

  /** What the batch wrote. */
  @Column({ name: 'to_status', type: 'text', nullable: true })
  toStatus!: ContentStatus | null;

  /** Null while the decision stands. */
  @Column({ name: 'undo_outcome', type: 'text', nullable: true })
  undoOutcome!: UndoOutcome | null;
}
