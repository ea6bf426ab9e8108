import type { ContentId } from '@odr/kernel';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * A signal about use that came with the file or from a list; what sites say is in `web_observation`. Append-only, without a
 * foreign key: it outlives the item.
 */
@Entity('usage_observation')
@Index('usage_observation_content_idx', ['contentId', 'id'])
export class UsageObservation {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'usage_observation_pkey' })
  readonly id!: string;

  @Column({ name: 'content_id', type: 'uuid' })
  readonly contentId!: ContentId;

  /** plus, c2pa, … : `UsageSignalKind` of the licensing module. */
  @Column({ name: 'kind', type: 'text' })
  readonly kind!: string;

  /** file or list */
  @Column({ name: 'origin', type: 'text' })
  readonly origin!: string;

  /** allowed, disallowed, constrained, unknown or unreadable */
  @Column({ name: 'stance', type: 'text' })
  readonly stance!: string;

  /** As it was written. */
  @Column({ name: 'said', type: 'text' })
  readonly said!: string;

  @Column({ name: 'observed_at', type: 'timestamptz', default: () => 'now()' })
  readonly observedAt!: Date;
}
