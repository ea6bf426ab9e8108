import type { LinkedIdentityId, UserId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { UserAccount } from './user-account.entity.js';

/** An account somewhere else by which a user signs in here. */
@Entity('linked_identity')
@Index('linked_identity_subject_key', ['issuer', 'subject'], { unique: true })
@Index('linked_identity_user_idx', ['userId', 'id'])
export class LinkedIdentity {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'linked_identity_pkey' })
  readonly id!: LinkedIdentityId;

  @Column({ name: 'user_id', type: 'uuid' })
  readonly userId!: UserId;

  @ManyToOne(() => UserAccount, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'linked_identity_user_fk' })
  readonly user?: UserAccount;

  /**
   * The address by which the provider names itself. Not our name for it: an operator may give that name to another
   * provider, whose subjects are other people.
   */
  @Column({ name: 'issuer', type: 'text' })
  readonly issuer!: string;

  /** What the provider calls the person; never given to another, unlike names and addresses. */
  @Column({ name: 'subject', type: 'text' })
  readonly subject!: string;

  /** The address that the provider told when it was linked, for its owner to recognise it. Nobody is found by it. */
  @Column({ name: 'email', type: 'text', nullable: true })
  readonly email!: string | null;

  @Column({ name: 'linked_at', type: 'timestamptz' })
  readonly linkedAt!: Date;

  @Column({ name: 'last_used_at', type: 'timestamptz', nullable: true })
  lastUsedAt!: Date | null;
}
