import type { TeamId } from '@odr/kernel';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('team')
@Check('team_quota_bytes_check', 'quota_bytes >= 0')
@Index('team_name_key', { synchronize: false })
export class Team {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'team_pkey' })
  readonly id!: TeamId;

  /** Unique without regard to case (`team_name_key`). */
  @Column({ name: 'name', type: 'text' })
  name!: string;

  /** Bytes that its files as received may take; null for what the configuration says. bigint arrives as a string. */
  @Column({ name: 'quota_bytes', type: 'bigint', nullable: true })
  quotaBytes!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  readonly createdAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;
}
