import type { ImportKind, ImportState } from '@odr/contracts';
import type { ImportId, TeamId, UserId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { UserAccount } from '../auth/user-account.entity.js';
import { Team } from '../teams/team.entity.js';

/** Many pictures brought in at once: an archive, a list of addresses, a dataset. */
@Entity('content_import')
@Index('content_import_user_idx', ['userId', 'id'])
@Index('content_import_team_idx', { synchronize: false })
@Index('content_import_unfinished_idx', { synchronize: false })
@Index('content_import_source_idx', { synchronize: false })
@Index('content_import_unpacked_idx', { synchronize: false })
export class ContentImport {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'content_import_pkey' })
  readonly id!: ImportId;

  @Column({ name: 'kind', type: 'text' })
  readonly kind!: ImportKind;

  @Column({ name: 'name', type: 'text' })
  name!: string;

  @Column({ name: 'state', type: 'text' })
  state!: ImportState;

  /** Why it pauses or has failed: `{code, detail}`. */
  @Column({ name: 'reason', type: 'jsonb', nullable: true })
  reason!: Record<string, unknown> | null;

  @Column({ name: 'user_id', type: 'uuid' })
  readonly userId!: UserId;

  @ManyToOne(() => UserAccount)
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'content_import_user_fk' })
  readonly user?: UserAccount;

  /** What it brings in belongs to this team, whose members see the import too. */
  @Column({ name: 'team_id', type: 'uuid', nullable: true })
  teamId!: TeamId | null;

  @ManyToOne(() => Team, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'team_id', foreignKeyConstraintName: 'content_import_team_fk' })
  readonly team?: Team;

  /** `{defaults, mapping, options}` */
  @Column({ name: 'settings', type: 'jsonb' })
  settings!: Record<string, unknown>;

  /** What the source wrote down for itself. */
  @Column({ name: 'notes', type: 'jsonb', default: () => `'{}'::jsonb` })
  notes!: Record<string, unknown>;

  /** The file that came with it; kept sealed until `files_until`. */
  @Column({ name: 'source_sha256', type: 'text', nullable: true })
  sourceSha256!: string | null;

  @Column({ name: 'source_name', type: 'text', nullable: true })
  sourceName!: string | null;

  @Column({ name: 'source_size', type: 'bigint', nullable: true })
  sourceSize!: string | null;

  /** An archive after unpacking, kept as long as the file. */
  @Column({ name: 'unpacked_sha256', type: 'text', nullable: true })
  unpackedSha256!: string | null;

  /** Null while the import is unfinished; after this time its files may be collected. */
  @Column({ name: 'files_until', type: 'timestamptz', nullable: true })
  filesUntil!: Date | null;

  /** Items in the plan; the states of the items, counted in the transactions that change them. */
  @Column({ name: 'total', type: 'integer', default: 0 })
  total!: number;

  @Column({ name: 'created', type: 'integer', default: 0 })
  created!: number;

  @Column({ name: 'duplicate', type: 'integer', default: 0 })
  duplicate!: number;

  @Column({ name: 'failed', type: 'integer', default: 0 })
  failed!: number;

  @Column({ name: 'skipped', type: 'integer', default: 0 })
  skipped!: number;

  /** Those of `created` that the system is not through with. */
  @Column({ name: 'processing', type: 'integer', default: 0 })
  processing!: number;

  /** Items a second over the last half minute to minute; null until there is something to say. */
  @Column({ name: 'rate', type: 'real', nullable: true })
  rate!: number | null;

  /** Since when the rate is reckoned, and how many were through then. */
  @Column({ name: 'paced_at', type: 'timestamptz', nullable: true })
  pacedAt!: Date | null;

  @Column({ name: 'paced_done', type: 'integer', default: 0 })
  pacedDone!: number;

  /** The job that works on it, until this time unless it says again: two never do at once. */
  @Column({ name: 'run_by', type: 'uuid', nullable: true })
  runBy!: string | null;

  @Column({ name: 'run_until', type: 'timestamptz', nullable: true })
  runUntil!: Date | null;

  /** When the plan was complete. */
  @Column({ name: 'listed_at', type: 'timestamptz', nullable: true })
  listedAt!: Date | null;

  @Column({ name: 'started_at', type: 'timestamptz', nullable: true })
  startedAt!: Date | null;

  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  finishedAt!: Date | null;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  readonly createdAt!: Date;
}
