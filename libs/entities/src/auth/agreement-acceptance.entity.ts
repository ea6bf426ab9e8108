import type { UserId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { AgreementText } from './agreement-text.entity.js';
import { UserAccount } from './user-account.entity.js';

/** That a user accepted one text. Append-only: contributions refer to the acceptance that was in force. */
@Entity('agreement_acceptance')
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
}
