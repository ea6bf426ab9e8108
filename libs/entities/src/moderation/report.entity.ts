import type { ReportOutcome, ReportReason, ReportSource, ReportState, SubjectType } from '@odr/contracts';
import type { CaseId, DecisionId, ReportId, UserId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { UserAccount } from '../auth/user-account.entity.js';
import { ModerationCase } from './moderation-case.entity.js';

/** One person's complaint about one subject. Many reports, one case. */
@Entity('report')
@Index('report_open_key', { synchronize: false })
@Index('report_case_idx', ['caseId'])
@Index('report_open_case_idx', { synchronize: false })
@Index('report_reporter_idx', { synchronize: false })
export class Report {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'report_pkey' })
  readonly id!: ReportId;

  @Column({ name: 'subject_type', type: 'text' })
  readonly subjectType!: SubjectType;

  @Column({ name: 'subject_id', type: 'uuid' })
  readonly subjectId!: string;

  /** Null for a notice by somebody without an account. */
  @Column({ name: 'reporter_id', type: 'uuid', nullable: true })
  readonly reporterId!: UserId | null;

  @ManyToOne(() => UserAccount)
  @JoinColumn({ name: 'reporter_id', foreignKeyConstraintName: 'report_reporter_fk' })
  readonly reporter?: UserAccount;

  /** What the reporter was when it was filed. */
  @Column({ name: 'source', type: 'text', default: 'person' })
  readonly source!: ReportSource;

  @Column({ name: 'reason', type: 'text' })
  readonly reason!: ReportReason;

  @Column({ name: 'description', type: 'text', nullable: true })
  description!: string | null;

  @Column({ name: 'state', type: 'text' })
  state!: ReportState;

  @Column({ name: 'outcome', type: 'text', nullable: true })
  outcome!: ReportOutcome | null;

  @Column({ name: 'case_id', type: 'uuid' })
  readonly caseId!: CaseId;

  @ManyToOne(() => ModerationCase)
  @JoinColumn({ name: 'case_id', foreignKeyConstraintName: 'report_case_fk' })
  readonly caseRow?: ModerationCase;

  /** The decision that closed it, so that reversing the decision reopens exactly this. */
  @Column({ name: 'decision_id', type: 'uuid', nullable: true })
  decisionId!: DecisionId | null;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  readonly createdAt!: Date;

  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt!: Date | null;
}
