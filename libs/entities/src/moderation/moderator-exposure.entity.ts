import type { CaseId, UserId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { UserAccount } from '../auth/user-account.entity.js';
import { ModerationCase } from './moderation-case.entity.js';

/** How long one moderator had the picture of one case unblurred on one day. */
@Entity('moderator_exposure')
@Index('moderator_exposure_case_idx', ['caseId'])
export class ModeratorExposure {
  @PrimaryColumn({ name: 'user_id', type: 'uuid', primaryKeyConstraintName: 'moderator_exposure_pkey' })
  readonly userId!: UserId;

  @ManyToOne(() => UserAccount, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'moderator_exposure_user_fk' })
  readonly user?: UserAccount;

  /** By the database's clock, in UTC. */
  @PrimaryColumn({ name: 'day', type: 'date', primaryKeyConstraintName: 'moderator_exposure_pkey' })
  readonly day!: string;

  @PrimaryColumn({ name: 'case_id', type: 'uuid', primaryKeyConstraintName: 'moderator_exposure_pkey' })
  readonly caseId!: CaseId;

  @ManyToOne(() => ModerationCase, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'case_id', foreignKeyConstraintName: 'moderator_exposure_case_fk' })
  readonly case?: ModerationCase;

  /** Of the case while it was looked at. */
  @Column({ name: 'severity', type: 'smallint' })
  severity!: number;

  @Column({ name: 'unblurred_ms', type: 'integer' })
  unblurredMs!: number;
}
