import type { ContentId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Content } from '../content/content.entity.js';
import { MapVersion } from './map-version.entity.js';

/** Where a content lies on a map. */
@Entity('map_point')
@Index('map_point_cell_idx', ['versionId', 'cell'])
@Index('map_point_content_idx', ['contentId'])
export class MapPoint {
  @PrimaryColumn({ name: 'version_id', type: 'integer', primaryKeyConstraintName: 'map_point_pkey' })
  readonly versionId!: number;

  @PrimaryColumn({ name: 'content_id', type: 'uuid', primaryKeyConstraintName: 'map_point_pkey' })
  readonly contentId!: ContentId;

  @ManyToOne(() => MapVersion, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'version_id', foreignKeyConstraintName: 'map_point_version_fk' })
  readonly version?: MapVersion;

  @ManyToOne(() => Content, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'content_id', foreignKeyConstraintName: 'map_point_content_fk' })
  readonly content?: Content;

  /** 0 to 1, from the left. */
  @Column({ name: 'x', type: 'real' })
  readonly x!: number;

  /** 0 to 1, from the top. */
  @Column({ name: 'y', type: 'real' })
  readonly y!: number;

  /** The bits of x and y in turn: every tile is one range of this. */
  @Column({ name: 'cell', type: 'integer' })
  readonly cell!: number;

  /** The part of the map it lies in, 0 for none. */
  @Column({ name: 'region', type: 'smallint' })
  readonly region!: number;
}
