import type { ContentId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { Content } from '../content/content.entity.js';

/** The PDQ hash of a content as bits, for matching. */
@Entity('perceptual_hash')
@Index('perceptual_hash_slots_idx', { synchronize: false })
export class PerceptualHash {
  @PrimaryColumn({ name: 'content_id', type: 'uuid', primaryKeyConstraintName: 'perceptual_hash_pkey' })
  readonly contentId!: ContentId;

  @OneToOne(() => Content, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'content_id', foreignKeyConstraintName: 'perceptual_hash_content_fk' })
  readonly content?: Content;

  @Column({ name: 'hash', type: 'bit', length: 256 })
  readonly hash!: string;

  /** 0–100; below 50 the hash matches by chance. */
  @Column({ name: 'quality', type: 'smallint' })
  readonly quality!: number;
}
