import type { ContentId, TeamId, UserId } from '@odr/kernel';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * What happened to an item, append-only (a trigger refuses anything else).
 * No foreign key on purpose: the history outlives the row.
 */
@Entity('content_event')
@Index('content_event_content_idx', ['contentId', 'id'])
@Index('content_event_team_idx', { synchronize: false })
export class ContentEvent {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'content_event_pkey' })
  readonly id!: string;

  @Column({ name: 'content_id', type: 'uuid' })
  readonly contentId!: ContentId;

  /** received, processed, failed, flagged, status_changed, updated, deleted … */
  @Column({ name: 'type', type: 'text' })
  readonly type!: string;

  @Column({ name: 'payload', type: 'jsonb' })
  readonly payload!: Record<string, unknown>;

  /** Null when the system acted by itself. */
  @Column({ name: 'actor_id', type: 'uuid', nullable: true })
  readonly actorId!: UserId | null;

  /** The team the item was in when it happened, for the team's own history. No foreign key: the history outlives the team. */
  @Column({ name: 'team_id', type: 'uuid', nullable: true })
  readonly teamId!: TeamId | null;

  @Column({ name: 'at', type: 'timestamptz', default: () => 'now()' })
  readonly at!: Date;
}
