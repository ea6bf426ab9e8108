import type { TeamId } from '@odr/kernel';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('team')
@Index('team_name_key', { synchronize: false })
export class Team {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'team_pkey' })
  readonly id!: TeamId;

  /** Unique without regard to case (`team_name_key`). */
  @Column({ name: 'name', type: 'text' })
  name!: string;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  readonly createdAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;
}
