import type { FeatureSetting, Role } from '@odr/contracts';
import type { UserId } from '@odr/kernel';
import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** What administrators have set for one feature. One without a row stands as the registry has it. */
@Entity('feature_toggle')
@Check('feature_toggle_percentage_check', 'percentage BETWEEN 0 AND 100')
export class FeatureToggle implements FeatureSetting {
  /** Of the registry, or of an earlier one: then nothing reads it any more. */
  @PrimaryColumn({ name: 'name', type: 'text', primaryKeyConstraintName: 'feature_toggle_pkey' })
  readonly name!: string;

  @Column({ name: 'is_on', type: 'boolean' })
  readonly isOn!: boolean;

  @Column({ name: 'roles', type: 'text', array: true })
  readonly roles!: Role[];

  @Column({ name: 'percentage', type: 'integer' })
  readonly percentage!: number;

  /** Counts the changes. */
  @Column({ name: 'version', type: 'integer' })
  readonly version!: number;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  readonly updatedAt!: Date;

  /** No foreign key: what was set outlives who set it. */
  @Column({ name: 'updated_by', type: 'uuid' })
  readonly updatedBy!: UserId;
}
