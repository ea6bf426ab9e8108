import type { ContentId, UserId } from '@odr/kernel';
import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { Content } from './content.entity.js';

/** A licensor's wish not to be named with an item. The names stay as provenance and are in no credit while the row is there. */
@Entity('credit_removal')
export class CreditRemoval {
  @PrimaryColumn({ name: 'content_id', type: 'uuid', primaryKeyConstraintName: 'credit_removal_pkey' })
  readonly contentId!: ContentId;

  @OneToOne(() => Content, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'content_id', foreignKeyConstraintName: 'credit_removal_content_fk' })
  readonly content?: Content;

  @Column({ name: 'reason', type: 'text' })
  readonly reason!: string;

  @Column({ name: 'recorded_by', type: 'uuid' })
  readonly recordedBy!: UserId;

  @Column({ name: 'recorded_at', type: 'timestamptz', default: () => 'now()' })
  readonly recordedAt!: Date;
}
