import type { ContentId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Content } from '../content/content.entity.js';

/** Two contents that look alike. Stored once: the smaller id comes first. */
@Entity('duplicate_pair')
@Index('duplicate_pair_second_idx', ['secondId'])
export class DuplicatePair {
  @PrimaryColumn({ name: 'first_id', type: 'uuid', primaryKeyConstraintName: 'duplicate_pair_pkey' })
  readonly firstId!: ContentId;

  @PrimaryColumn({ name: 'second_id', type: 'uuid', primaryKeyConstraintName: 'duplicate_pair_pkey' })
  readonly secondId!: ContentId;

  /** near_duplicate: perceptual hashes differ in few bits. similar: embeddings point the same way. */
  @PrimaryColumn({ name: 'kind', type: 'text', primaryKeyConstraintName: 'duplicate_pair_pkey' })
  readonly kind!: 'near_duplicate' | 'similar';

  @ManyToOne(() => Content, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'first_id', foreignKeyConstraintName: 'duplicate_pair_first_fk' })
  readonly first?: Content;

  @ManyToOne(() => Content, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'second_id', foreignKeyConstraintName: 'duplicate_pair_second_fk' })
  readonly second?: Content;

  /** Differing bits (0–31) for near duplicates, cosine distance for similar ones. */
  @Column({ name: 'distance', type: 'real' })
  readonly distance!: number;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  readonly createdAt!: Date;
}
