import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a site says to robots: its robots.txt, tdmrep.json and ai.txt. */
@Entity('web_site_file')
export class WebSiteFile {
  /** @example 'https://example.org' */
  @PrimaryColumn({ name: 'origin', type: 'text', primaryKeyConstraintName: 'web_site_file_pkey' })
  readonly origin!: string;

  /** robots, tdmrep or ai */
  @PrimaryColumn({ name: 'name', type: 'text', primaryKeyConstraintName: 'web_site_file_pkey' })
  readonly name!: string;

  /** Of the answer; null when there was none. */
  @Column({ name: 'status', type: 'smallint', nullable: true })
  status!: number | null;

  /** Null unless the answer was the file. */
  @Column({ name: 'body', type: 'text', nullable: true })
  body!: string | null;

  @Column({ name: 'fetched_at', type: 'timestamptz', default: () => 'now()' })
  fetchedAt!: Date;
}
