import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A question that found nothing. Its words are unknown here until enough different people have asked it. */
@Entity('search_miss')
@Index('search_miss_times_idx', { synchronize: false })
@Index('search_miss_last_idx', ['lastOn'])
export class SearchMiss {
  /** SHA-256 of the words and their language. */
  @PrimaryColumn({ name: 'question_key', type: 'bytea', primaryKeyConstraintName: 'search_miss_pkey' })
  readonly questionKey!: Buffer;

  @Column({ name: 'text', type: 'text', nullable: true })
  text!: string | null;

  /** Name of a configuration of full text. */
  @Column({ name: 'language', type: 'text' })
  readonly language!: string;

  @Column({ name: 'times', type: 'integer' })
  times!: number;

  /** A day, for a time could tell who it was. */
  @Column({ name: 'last_on', type: 'date' })
  lastOn!: string;
}
