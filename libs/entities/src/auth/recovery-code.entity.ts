import type { UserId } from '@odr/kernel';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { TotpFactor } from './totp-factor.entity.js';

/** Stands in for the device once, for whoever has lost it. Kept hashed: 80 random bits need no slow hash. */
@Entity('recovery_code')
export class RecoveryCode {
  @PrimaryColumn({ name: 'user_id', type: 'uuid', primaryKeyConstraintName: 'recovery_code_pkey' })
  readonly userId!: UserId;

  @ManyToOne(() => TotpFactor, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'recovery_code_factor_fk' })
  readonly factor?: TotpFactor;

  /** Of the code without its hyphens, in hex. */
  @PrimaryColumn({ name: 'sha256', type: 'text', primaryKeyConstraintName: 'recovery_code_pkey' })
  readonly sha256!: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  readonly createdAt!: Date;

  @Column({ name: 'used_at', type: 'timestamptz', nullable: true })
  readonly usedAt!: Date | null;
}
