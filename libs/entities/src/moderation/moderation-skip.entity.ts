import type { CaseId, UserId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { UserAccount } from '../auth/user-account.entity.js';
import { ModerationCase } from './moderation-case.entity.js';

/** Somebody has passed a case on to others. They are never given it again. */
@Entity('moderation_skip')
@Index('moderation_skip_at_idx', { synchronize: false })
@Index('moderation_skip_user_idx', ['userId'])
export class ModerationSkip {
  @PrimaryColumn({ name: 'case_id', type: 'uuid', primaryKeyConstraintName: 'moderation_skip_pkey' })
  readonly caseId!: CaseId;

  @ManyToOne(() => ModerationCase, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'case_id', foreignKeyConstraintName: 'moderation_skip_case_fk' })
  readonly caseRow?: ModerationCase;

  @PrimaryColumn({ name: 'user_id', type: 'uuid', primaryKeyConstraintName: 'moderation_skip_pkey' })
  readonly userId!: UserId;

  @ManyToOne(() => UserAccount, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'moderation_skip_user_fk' })
  readonly user?: UserAccount;

  @Column({ name: 'reason', type: 'text' })
  readonly reason!: string;

  @Column({ name: 'note', type: 'text', nullable: true })
  readonly note!: string | null;

  @Column({ name: 'at', type: 'timestamptz', default: () => 'now()' })
  readonly at!: Date;
}
