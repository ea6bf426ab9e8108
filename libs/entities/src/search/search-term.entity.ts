import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A lexeme and in how many documents of published contents it stood when they were last counted. */
@Entity('search_term')
@Index('search_term_prefix_idx', { synchronize: false })
export class SearchTerm {
  @PrimaryColumn({ name: 'term', type: 'text', primaryKeyConstraintName: 'search_term_pkey' })
  readonly term!: string;

  @Column({ name: 'documents', type: 'integer' })
  readonly documents!: number;
}
