import type { AcceptanceMethod } from '@odr/contracts';
import type { UserId } from '@odr/kernel';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { AgreementText } from './agreement-text.entity.js';
import { UserAccount } from './user-account.entity.js';

/** That a user accepted one text. Append-only: contributions refer to the acceptance that was in force. */
@Entity('agreement_acceptance')
@Check('agreement_acceptance_method_check', `(method = 'operator_on_behalf') = (recorded_by IS NOT NULL)`)
@Index('agreement_acceptance_user_text_key', ['userId', 'textId'], { unique: true })
export class AgreementAcceptance {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'agreement_acceptance_pkey' })
  readonly id!: string;

  @Column({ name: 'user_id', type: 'uuid' })
  readonly userId!: UserId;

  @ManyToOne(() => UserAccount)
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'agreement_acceptance_user_fk' })
  readonly user?: UserAccount;

  @Column({ name: 'text_id', type: 'uuid' })
  readonly textId!: string;

  @ManyToOne(() => AgreementText)
  @JoinColumn({ name: 'text_id', foreignKeyConstraintName: 'agreement_acceptance_text_fk' })
  readonly text?: AgreementText;

  @Column({ name: 'accepted_at', type: 'timestamptz', default: () => 'now()' })
  readonly acceptedAt!: Date;

  /** How it came about. */
  @Column({ name: 'method', type: 'text', default: 'api' })
  readonly method!: AcceptanceMethod;

  /** The administrator who accepted for an account that nobody signs in to. No foreign key, like every actor that is kept. */
  @Column({ name: 'recorded_by', type: 'uuid', nullable: true })
  readonly recordedBy!: UserId | null;
}
