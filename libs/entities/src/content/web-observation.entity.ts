import type { ContentId } from '@odr/kernel';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What an address of the web answered at one moment, with what its site said about use. Evidence: never changed or removed. */
@Entity('web_observation')
@Index('web_observation_url_idx', { synchronize: false })
@Index('web_observation_content_idx', { synchronize: false })
export class WebObservation {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'web_observation_pkey' })
  readonly id!: string;

  /** The item whose bytes these are; null when nothing was taken in. No foreign key: it outlives the item. */
  @Column({ name: 'content_id', type: 'uuid', nullable: true })
  readonly contentId!: ContentId | null;

  /** As it was asked for. */
  @Column({ name: 'url', type: 'text' })
  readonly url!: string;

  /** Where the redirects ended. */
  @Column({ name: 'final_url', type: 'text' })
  readonly finalUrl!: string;

  /** The addresses in between. */
  @Column({ name: 'redirects', type: 'text', array: true })
  readonly redirects!: string[];

  /** import or check */
  @Column({ name: 'purpose', type: 'text' })
  readonly purpose!: string;

  /** `ok`, or a code that begins with `web.`. */
  @Column({ name: 'outcome', type: 'text' })
  readonly outcome!: string;

  @Column({ name: 'status', type: 'smallint', nullable: true })
  readonly status!: number | null;

  @Column({ name: 'media_type', type: 'text', nullable: true })
  readonly mediaType!: string | null;

  @Column({ name: 'etag', type: 'text', nullable: true })
  readonly etag!: string | null;

  /** As the server wrote it. */
  @Column({ name: 'last_modified', type: 'text', nullable: true })
  readonly lastModified!: string | null;

  /** The server's own clock, as it wrote it. */
  @Column({ name: 'server_date', type: 'text', nullable: true })
  readonly serverDate!: string | null;

  /** Network address that answered. */
  @Column({ name: 'address', type: 'text', nullable: true })
  readonly address!: string | null;

  @Column({ name: 'bytes', type: 'bigint', nullable: true })
  readonly bytes!: string | null;

  /** Of the bytes as received, in hex. */
  @Column({ name: 'sha256', type: 'text', nullable: true })
  readonly sha256!: string | null;

  /** What the site said about use; `WebSignals` of the content module. */
  @Column({ name: 'signals', type: 'jsonb' })
  readonly signals!: Record<string, unknown>;

  @Column({ name: 'observed_at', type: 'timestamptz', default: () => 'now()' })
  readonly observedAt!: Date;
}
