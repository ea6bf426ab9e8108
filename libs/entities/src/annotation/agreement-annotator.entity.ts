import type { AnnotationSourceId, UserId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { UserAccount } from '../auth/user-account.entity.js';
import { AnnotationSource } from './annotation-source.entity.js';

/** How one annotator agrees with the others under one source. Shown to that person and to moderators. */
@Entity('agreement_annotator')
@Index('agreement_annotator_user_idx', ['userId'])
export class AgreementAnnotator {
  @PrimaryColumn({ name: 'source_id', type: 'uuid', primaryKeyConstraintName: 'agreement_annotator_pkey' })
  readonly sourceId!: AnnotationSourceId;

  @ManyToOne(() => AnnotationSource, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'source_id', foreignKeyConstraintName: 'agreement_annotator_source_fk' })
  readonly source?: AnnotationSource;

  @PrimaryColumn({ name: 'user_id', type: 'uuid', primaryKeyConstraintName: 'agreement_annotator_pkey' })
  readonly userId!: UserId;

  @ManyToOne(() => UserAccount, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'agreement_annotator_user_fk' })
  readonly user?: UserAccount;

  @Column({ name: 'contents', type: 'integer' })
  readonly contents!: number;

  @Column({ name: 'is_drifting', type: 'boolean' })
  readonly isDrifting!: boolean;

  @Column({ name: 'figures', type: 'jsonb' })
  readonly figures!: unknown;
}
