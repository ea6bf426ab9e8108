import type { ContentId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, OneToOne, PrimaryColumn } from 'typeorm';
import { Content } from '../content/content.entity.js';
import { DuplicateCluster } from './duplicate-cluster.entity.js';

/** Which cluster a content belongs to: one at most. */
@Entity('duplicate_member')
@Index('duplicate_member_cluster_idx', ['clusterId'])
export class DuplicateMember {
  @PrimaryColumn({ name: 'content_id', type: 'uuid', primaryKeyConstraintName: 'duplicate_member_pkey' })
  readonly contentId!: ContentId;

  @OneToOne(() => Content, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'content_id', foreignKeyConstraintName: 'duplicate_member_content_fk' })
  readonly content?: Content;

  @Column({ name: 'cluster_id', type: 'uuid' })
  readonly clusterId!: string;

  @ManyToOne(() => DuplicateCluster, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'cluster_id', foreignKeyConstraintName: 'duplicate_member_cluster_fk' })
  readonly cluster?: DuplicateCluster;
}
