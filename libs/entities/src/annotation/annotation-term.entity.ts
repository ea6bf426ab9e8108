import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A tag or label that published pictures are described with, and in how many annotations; counted anew from time to time. */
@Entity('annotation_term')
@Index('annotation_term_prefix_idx', { synchronize: false })
@Index('annotation_term_uses_idx', { synchronize: false })
export class AnnotationTerm {
  /** `tag` or `label`. */
  @PrimaryColumn({ name: 'kind', type: 'text', primaryKeyConstraintName: 'annotation_term_pkey' })
  readonly kind!: string;

  @PrimaryColumn({ name: 'term', type: 'text', primaryKeyConstraintName: 'annotation_term_pkey' })
  readonly term!: string;

  @Column({ name: 'uses', type: 'integer' })
  uses!: number;
}
