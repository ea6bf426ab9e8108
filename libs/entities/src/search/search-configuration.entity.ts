import { Entity, PrimaryColumn } from 'typeorm';

/** A configuration for full text that some document was indexed under; the words of queries are looked up under all of them. */
@Entity('search_configuration')
export class SearchConfiguration {
  @PrimaryColumn({ name: 'name', type: 'text', primaryKeyConstraintName: 'search_configuration_pkey' })
  readonly name!: string;
}
