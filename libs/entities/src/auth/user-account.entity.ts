import type { UserId } from '@odr/kernel';
import type { Role } from '@odr/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('user_account')
@Index('user_account_email_key', { synchronize: false })
export class UserAccount {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'user_account_pkey' })
  readonly id!: UserId;

  /** Trimmed and in lower case. Unique without regard to case all the same (`user_account_email_key`). */
  @Column({ name: 'email', type: 'text' })
  email!: string;

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
