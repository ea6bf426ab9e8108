import type { UserId } from '@odr/kernel';
import { AccountKind, type Role } from '@odr/contracts';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('user_account')
@Index('user_account_email_key', { synchronize: false })
@Check('user_account_kind_check', `kind IN ('person', 'service')`)
@Check('user_account_email_check', `(kind = 'person') = (email IS NOT NULL)`)
@Check(
  'user_account_service_check',
  `kind = 'person' OR (password_hash IS NULL AND email_verified_at IS NULL AND role <> 'admin')`,
)
export class UserAccount {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'user_account_pkey' })
  readonly id!: UserId;

  /** Who it stands for: somebody who signs in, or a pipeline that only has API keys. */
  @Column({ name: 'kind', type: 'text', default: AccountKind.Person })
  readonly kind!: AccountKind;

  /**
   * Trimmed and in lower case. Unique without regard to case all the same (`user_account_email_key`). Null for service
   * accounts, and only for them.
   */
  @Column({ name: 'email', type: 'text', nullable: true })
  email!: string | null;

  @Column({ name: 'name', type: 'text' })
  name!: string;

  /** When its owner proved to read its mail; null until then. */
  @Column({ name: 'email_verified_at', type: 'timestamptz', nullable: true })
  emailVerifiedAt!: Date | null;

  /** argon2id in its own encoded form; null for those who sign in by another way only. */
  @Column({ name: 'password_hash', type: 'text', nullable: true })
  passwordHash!: string | null;

  @Column({ name: 'role', type: 'text' })
  role!: Role;

  @Column({ name: 'is_active', type: 'boolean', default: true })
  isActive!: boolean;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  readonly createdAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;
}
