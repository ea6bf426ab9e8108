import type { ContentId, ContentSetId, UserId } from '@odr/kernel';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What one resolution did, so that it can be explained and undone. */
export interface ResolutionChanges {
  readonly keep: readonly ContentId[];
  readonly remove: readonly ContentId[];
  readonly notDuplicates: readonly (readonly [ContentId, ContentId])[];
  /** What each keeper took over, and what it had before. */
  readonly merged: readonly {
    readonly keeper: ContentId;
    readonly from: readonly ContentId[];
    /** Annotations that moved, with where they were. */
    readonly annotations: readonly { readonly id: string; readonly from: ContentId }[];
    /** Null where nothing was taken over. */
    readonly sources: { readonly before: unknown; readonly after: unknown } | null;
    readonly authors: { readonly before: unknown; readonly after: unknown } | null;
    readonly altText: string | null;
    /** Sets that it came into. */
    readonly sets: readonly ContentSetId[];
  }[];
}

/** A decision about a cluster. No foreign keys: the history outlives cluster and contents. */
@Entity('duplicate_resolution')
@Index('duplicate_resolution_user_idx', ['userId', 'id'])
export class DuplicateResolution {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'duplicate_resolution_pkey' })
  readonly id!: string;

  @Column({ name: 'cluster_id', type: 'uuid' })
  readonly clusterId!: string;

  @Column({ name: 'user_id', type: 'uuid' })
  readonly userId!: UserId;

  @Column({ name: 'changes', type: 'jsonb' })
  readonly changes!: ResolutionChanges;

  @Column({ name: 'resolved_at', type: 'timestamptz', default: () => 'now()' })
  readonly resolvedAt!: Date;

  @Column({ name: 'undone_at', type: 'timestamptz', nullable: true })
  readonly undoneAt!: Date | null;
}
