import type { Permission } from '@odr/contracts';
import type { ApiKeyId, UserId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { UserAccount } from './user-account.entity.js';

/** Lets a program act for a user within some of their permissions. Only a hash is kept: whoever reads the table cannot use it. */
@Entity('api_key')
@Index('api_key_sha256_key', ['sha256'], { unique: true })
@Index('api_key_user_idx', ['userId', 'id'])
export class ApiKey {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'api_key_pkey' })
  readonly id!: ApiKeyId;

  @Column({ name: 'user_id', type: 'uuid' })
  readonly userId!: UserId;

  @ManyToOne(() => UserAccount, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'api_key_user_fk' })
  readonly user?: UserAccount;

  @Column({ name: 'name', type: 'text' })
  readonly name!: string;

  /** The first characters, by which its owner recognises it. */
  @Column({ name: 'prefix', type: 'text' })
  readonly prefix!: string;

  /** sha256 of the key, in hex. 256 random bits need no slow hash. */
  @Column({ name: 'sha256', type: 'text' })
  readonly sha256!: string;

  @Column({ name: 'scopes', type: 'text', array: true })
  readonly scopes!: Permission[];

  @Column({ name: 'created_at', type: 'timestamptz' })
  readonly createdAt!: Date;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  readonly expiresAt!: Date;

  /** To the minute: it is written at most that often. */
  @Column({ name: 'last_used_at', type: 'timestamptz', nullable: true })
  readonly lastUsedAt!: Date | null;

  @Column({ name: 'revoked_at', type: 'timestamptz', nullable: true })
  readonly revokedAt!: Date | null;
}
