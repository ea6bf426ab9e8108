import type { ContentSetId, UserId } from '@odr/kernel';
import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { ContentSet } from '../content/content-set.entity.js';

/** Where a set came from: what was searched for or picked, how, when, and how much of it. Cannot be changed once it is finished. */
@Entity('search_freeze')
export class SearchFreeze {
  @PrimaryColumn({ name: 'set_id', type: 'uuid', primaryKeyConstraintName: 'search_freeze_pkey' })
  readonly setId!: ContentSetId;

  @OneToOne(() => ContentSet, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'set_id', foreignKeyConstraintName: 'search_freeze_set_fk' })
  readonly set?: ContentSet;

  /** As whom it was searched: what they could see is what it found. */
  @Column({ name: 'user_id', type: 'uuid' })
  readonly userId!: UserId;

  /** Null where pictures were picked by hand, or on the map. */
  @Column({ name: 'query', type: 'jsonb', nullable: true })
  readonly query!: unknown;

  /** The pictures that were picked, until they are in the set. */
  @Column({ name: 'picked', type: 'uuid', array: true, nullable: true })
  picked!: string[] | null;

  /** So many at most. */
  @Column({ name: 'wanted', type: 'integer' })
  readonly wanted!: number;

  /** How the search found them, as its answers say. */
  @Column({ name: 'plan', type: 'text', nullable: true })
  plan!: string | null;

  @Column({ name: 'exact', type: 'boolean', nullable: true })
  exact!: boolean | null;

  @Column({ name: 'engine', type: 'text', nullable: true })
  engine!: string | null;

  /** How far it is: the cursor of the next page. */
  @Column({ name: 'cursor', type: 'text', nullable: true })
  cursor!: string | null;

  @Column({ name: 'found', type: 'integer', default: 0 })
  found!: number;

  @Column({ name: 'added', type: 'integer', default: 0 })
  added!: number;

  @Column({ name: 'taken_at', type: 'timestamptz', default: () => 'now()' })
  readonly takenAt!: Date;

  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  finishedAt!: Date | null;

  /** A problem code, where it ended before its time. */
  @Column({ name: 'failed_with', type: 'text', nullable: true })
  failedWith!: string | null;
}
