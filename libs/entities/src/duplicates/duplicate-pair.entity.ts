import type { Orientation, PairReason } from '@odr/contracts';
import type { ContentId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Content } from '../content/content.entity.js';

/** What a pair's reason rests on. Shares are of a picture's width and height, from its top left. */
export interface PairEvidence {
  /** Differing bits of 256, in the orientation in which they are fewest. */
  readonly bits?: number;
  /** Cosine of the embeddings. */
  readonly cosine?: number;
  /** How the first has to be turned to lie like the second. */
  readonly orientation?: Orientation;
  /** Share of what both show that is the same, 0 to 1. */
  readonly same?: number;
  /** Mean correlation of the parts that have structure, -1 to 1. */
  readonly correlation?: number;
  /** Spots that were found again. */
  readonly landmarks?: number;
  /** The part of the first, turned, that the second shows too: left, top, right, bottom. */
  readonly boxOfFirst?: readonly [number, number, number, number];
  /** The part of the second that the first shows too. */
  readonly boxOfSecond?: readonly [number, number, number, number];
  /** Mean change of brightness and colour, in 255ths. */
  readonly brightness?: number;
  readonly colour?: number;
}

/** Two contents that look alike. Stored once: the smaller id comes first. */
@Entity('duplicate_pair')
@Index('duplicate_pair_second_idx', ['secondId'])
export class DuplicatePair {
  @PrimaryColumn({ name: 'first_id', type: 'uuid', primaryKeyConstraintName: 'duplicate_pair_pkey' })
  readonly firstId!: ContentId;

  @PrimaryColumn({ name: 'second_id', type: 'uuid', primaryKeyConstraintName: 'duplicate_pair_pkey' })
  readonly secondId!: ContentId;

  /** near_duplicate: perceptual hashes differ in few bits, or it is the whole picture again. similar: anything else. */
  @Column({ name: 'kind', type: 'text' })
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

  /** Null until the two have been laid on each other. */
  @Column({ name: 'reason', type: 'text', nullable: true })
  readonly reason!: PairReason | null;

  @Column({ name: 'evidence', type: 'jsonb', default: () => `'{}'` })
  readonly evidence!: PairEvidence;

  /** Version of the comparison that gave the reason; 0 before. */
  @Column({ name: 'compared_by', type: 'smallint', default: 0 })
  readonly comparedBy!: number;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  readonly createdAt!: Date;
}
