import type { Role } from '@odr/contracts';
import type { UserId } from '@odr/kernel';
import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** What administrators ask of everyone who signs in. There is one row. */
@Entity('sign_in_policy')
@Check('sign_in_policy_one_row', 'id')
export class SignInPolicy {
  @PrimaryColumn({ name: 'id', type: 'boolean', default: true, primaryKeyConstraintName: 'sign_in_policy_pkey' })
  readonly id!: boolean;

  @Column({ name: 'second_factor_required_for', type: 'text', array: true, default: '{}' })
  readonly secondFactorRequiredFor!: Role[];

  /** Counts the changes. */
  @Column({ name: 'version', type: 'integer', default: 1 })
  readonly version!: number;

  @Column({ name: 'updated_at', type: 'timestamptz', default: () => 'now()' })
  readonly updatedAt!: Date;

  /** Null until somebody changes it. No foreign key: what was set outlives who set it. */
  @Column({ name: 'updated_by', type: 'uuid', nullable: true })
  readonly updatedBy!: UserId | null;
}
