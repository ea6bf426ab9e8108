import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A word as it is written, of published contents: what is suggested, and what misspelt words are compared with. */
@Entity('search_word')
@Index('search_word_prefix_idx', { synchronize: false })
@Index('search_word_near_idx', { synchronize: false })
export class SearchWord {
  @PrimaryColumn({ name: 'word', type: 'text', primaryKeyConstraintName: 'search_word_pkey' })
  readonly word!: string;

  @Column({ name: 'documents', type: 'integer' })
  readonly documents!: number;
}
