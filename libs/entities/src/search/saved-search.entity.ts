import type { SearchAlert } from '@odr/contracts';
import type { SavedSearchId, TeamId, UserId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Team } from '../teams/team.entity.js';

/** A search that somebody keeps: it is run anew whenever they look, and can tell them of new pictures. */
@Entity('saved_search')
@Index('saved_search_user_idx', ['userId', 'createdAt', 'id'])
@Index('saved_search_team_idx', { synchronize: false })
@Index('saved_search_follower_idx', { synchronize: false })
@Index('saved_search_alert_idx', { synchronize: false })
@Index('saved_search_deleted_idx', { synchronize: false })
export class SavedSearch {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'saved_search_pkey' })
  readonly id!: SavedSearchId;

  @Column({ name: 'user_id', type: 'uuid' })
  readonly userId!: UserId;

  // By name: users are `auth`'s, which this module does not know.
  @ManyToOne('UserAccount', { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'saved_search_user_fk' })
  readonly user?: unknown;

  /** Whose members see it too. */
  @Column({ name: 'team_id', type: 'uuid', nullable: true })
  teamId!: TeamId | null;

  @ManyToOne(() => Team, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'team_id', foreignKeyConstraintName: 'saved_search_team_fk' })
  readonly team?: Team;

  /** The search of a team that this row's person wants to be told of; name and query are that one's. Null for a search itself. */
  @Column({ name: 'follows_id', type: 'uuid', nullable: true })
  readonly followsId!: SavedSearchId | null;

  @ManyToOne(() => SavedSearch, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'follows_id', foreignKeyConstraintName: 'saved_search_follows_fk' })
  readonly follows?: unknown;

  @Column({ name: 'name', type: 'text' })
  name!: string;

  /** As it was checked when it was saved. */
  @Column({ name: 'query', type: 'jsonb' })
  query!: unknown;

  @Column({ name: 'alert', type: 'text', default: () => `'off'` })
  alert!: SearchAlert;

  /** Pictures published before this are no news: when alerts were switched on, or the query changed. */
  @Column({ name: 'alert_since', type: 'timestamptz', default: () => 'now()' })
  alertSince!: Date;

  /** When its owner was last told something; daily and weekly alerts count from here. */
  @Column({ name: 'told_at', type: 'timestamptz', default: () => 'now()' })
  toldAt!: Date;

  /** When its owner last looked at what it finds. */
  @Column({ name: 'looked_at', type: 'timestamptz', default: () => 'now()' })
  lookedAt!: Date;

  /** What words a new document must have some of, to be compared at all; null where words decide nothing, or their beginnings. */
  @Column({ name: 'lexemes', type: 'text', array: true, nullable: true })
  lexemes!: string[] | null;

  /** The words of the query as they were understood under `configurations`; null where words decide nothing. */
  @Column({ name: 'terms', type: 'jsonb', nullable: true })
  terms!: unknown;

  @Column({ name: 'configurations', type: 'text', array: true, default: () => `'{}'::text[]` })
  configurations!: string[];

  /** Counts edits; the ETag of the resource. */
  @Column({ name: 'version', type: 'integer', default: 1 })
  version!: number;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  readonly createdAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;

  /** It can be brought back for some days. */
  @Column({ name: 'deleted_at', type: 'timestamptz', nullable: true })
  deletedAt!: Date | null;
}
