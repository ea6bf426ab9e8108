import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { SearchMiss } from './search-miss.entity.js';

/** Tells those apart who asked a question that found nothing, until they are enough or it is long ago. */
@Entity('search_miss_asker')
@Index('search_miss_asker_asked_idx', ['askedOn'])
export class SearchMissAsker {
  @PrimaryColumn({ name: 'question_key', type: 'bytea', primaryKeyConstraintName: 'search_miss_asker_pkey' })
  readonly questionKey!: Buffer;

  /** SHA-256 of the asker, salted with words that stand nowhere. */
  @PrimaryColumn({ name: 'asker_key', type: 'bytea', primaryKeyConstraintName: 'search_miss_asker_pkey' })
  readonly askerKey!: Buffer;

  @ManyToOne(() => SearchMiss, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'question_key', foreignKeyConstraintName: 'search_miss_asker_question_fk' })
  readonly question?: SearchMiss;

  @Column({ name: 'asked_on', type: 'date' })
  askedOn!: string;
}
