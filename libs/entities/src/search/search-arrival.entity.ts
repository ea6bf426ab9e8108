import type { ContentId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { Content } from '../content/content.entity.js';

/** When a content could first be found by everybody, and when saved searches are to look at it next. */
@Entity('search_arrival')
@Index('search_arrival_due_idx', { synchronize: false })
export class SearchArrival {
  @PrimaryColumn({ name: 'content_id', type: 'uuid', primaryKeyConstraintName: 'search_arrival_pkey' })
  readonly contentId!: ContentId;

  @OneToOne(() => Content, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'content_id', foreignKeyConstraintName: 'search_arrival_content_fk' })
  readonly content?: Content;

  @Column({ name: 'arrived_at', type: 'timestamptz', default: () => 'now()' })
  readonly arrivedAt!: Date;

  /** Null while there is nothing new about it. */
  @Column({ name: 'due_at', type: 'timestamptz', nullable: true })
  dueAt!: Date | null;

  /** How often it is still looked at: vectors come after words. */
  @Column({ name: 'looks_left', type: 'smallint', default: 0 })
  looksLeft!: number;
}
