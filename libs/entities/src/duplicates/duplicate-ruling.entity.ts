import type { ContentId, UserId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Content } from '../content/content.entity.js';

/** What people said about two contents: they are never proposed as duplicates again. The smaller id comes first. */
@Entity('duplicate_ruling')
@Index('duplicate_ruling_second_idx', ['secondId'])
@Index('duplicate_ruling_resolution_idx', ['resolutionId'])
export class DuplicateRuling {
  @PrimaryColumn({ name: 'first_id', type: 'uuid', primaryKeyConstraintName: 'duplicate_ruling_pkey' })
  readonly firstId!: ContentId;

  @PrimaryColumn({ name: 'second_id', type: 'uuid', primaryKeyConstraintName: 'duplicate_ruling_pkey' })
  readonly secondId!: ContentId;

  @ManyToOne(() => Content, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'first_id', foreignKeyConstraintName: 'duplicate_ruling_first_fk' })
  readonly first?: Content;

  @ManyToOne(() => Content, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'second_id', foreignKeyConstraintName: 'duplicate_ruling_second_fk' })
  readonly second?: Content;

  /** `keep_both`: they are duplicates, but both are wanted. */
  @Column({ name: 'verdict', type: 'text' })
  readonly verdict!: 'not_duplicates' | 'keep_both';

  @Column({ name: 'resolution_id', type: 'uuid' })
  readonly resolutionId!: string;

  @Column({ name: 'decided_by', type: 'uuid' })
  readonly decidedBy!: UserId;

  @Column({ name: 'decided_at', type: 'timestamptz', default: () => 'now()' })
  readonly decidedAt!: Date;
}
