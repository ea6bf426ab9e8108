import type { MuteAppealOutcome } from '@odr/contracts';
import type { UserId } from '@odr/kernel';
import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { UserAccount } from '../auth/user-account.entity.js';

/** What administrators think of somebody's reports. Nobody has a row before they think anything. */
@Entity('reporter_standing')
export class ReporterStanding {
  @PrimaryColumn({ name: 'user_id', type: 'uuid', primaryKeyConstraintName: 'reporter_standing_pkey' })
  readonly userId!: UserId;

  @OneToOne(() => UserAccount, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'reporter_standing_user_fk' })
  readonly user?: UserAccount;

  @Column({ name: 'is_trusted', type: 'boolean', default: false })
  isTrusted!: boolean;

  /** Null unless muted, now or until `mutedUntil` has passed. */
  @Column({ name: 'muted_at', type: 'timestamptz', nullable: true })
  mutedAt!: Date | null;

  /** Null while it has no end. */
  @Column({ name: 'muted_until', type: 'timestamptz', nullable: true })
  mutedUntil!: Date | null;

  @Column({ name: 'muted_by', type: 'uuid', nullable: true })
  mutedBy!: UserId | null;

  /** Why, as the person is told. */
  @Column({ name: 'mute_note', type: 'text', nullable: true })
  muteNote!: string | null;

  @Column({ name: 'appeal_text', type: 'text', nullable: true })
  appealText!: string | null;

  @Column({ name: 'appealed_at', type: 'timestamptz', nullable: true })
  appealedAt!: Date | null;

  @Column({ name: 'appeal_outcome', type: 'text', nullable: true })
  appealOutcome!: MuteAppealOutcome | null;

  @Column({ name: 'appeal_decided_by', type: 'uuid', nullable: true })
  appealDecidedBy!: UserId | null;

  @Column({ name: 'appeal_decided_at', type: 'timestamptz', nullable: true })
  appealDecidedAt!: Date | null;
}
