import type { ImportMappingId, TeamId, UserId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { UserAccount } from '../auth/user-account.entity.js';
import { Team } from '../teams/team.entity.js';

/** What the columns of a kind of table mean, kept by whoever settled on it. */
@Entity('import_mapping')
@Index('import_mapping_name_key', { synchronize: false })
@Index('import_mapping_team_idx', { synchronize: false })
export class ImportMapping {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'import_mapping_pkey' })
  readonly id!: ImportMappingId;

  /** Unique among those of its maker, in any case. */
  @Column({ name: 'name', type: 'text' })
  name!: string;

  /** Names the shape of the tables it is for: the same columns in any order. */
  @Column({ name: 'fingerprint', type: 'text' })
  fingerprint!: string;

  /** `{column: {role, isUrlEncoded?}}` */
  @Column({ name: 'mapping', type: 'jsonb' })
  mapping!: Record<string, unknown>;

  @Column({ name: 'user_id', type: 'uuid' })
  readonly userId!: UserId;

  @ManyToOne(() => UserAccount)
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'import_mapping_user_fk' })
  readonly user?: UserAccount;

  /** Its members may use the mapping too. */
  @Column({ name: 'team_id', type: 'uuid', nullable: true })
  teamId!: TeamId | null;

  @ManyToOne(() => Team, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'team_id', foreignKeyConstraintName: 'import_mapping_team_fk' })
  readonly team?: Team;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  readonly createdAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;
}
