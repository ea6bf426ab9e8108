import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { MapVersion } from './map-version.entity.js';

/** A part of a map where much lies together, and the words that published items say there more than elsewhere. */
@Entity('map_region')
export class MapRegion {
  @PrimaryColumn({ name: 'version_id', type: 'integer', primaryKeyConstraintName: 'map_region_pkey' })
  readonly versionId!: number;

  /** 0 has the largest parts. */
  @PrimaryColumn({ name: 'level', type: 'smallint', primaryKeyConstraintName: 'map_region_pkey' })
  readonly level!: number;

  @PrimaryColumn({ name: 'region', type: 'smallint', primaryKeyConstraintName: 'map_region_pkey' })
  readonly region!: number;

  @ManyToOne(() => MapVersion, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'version_id', foreignKeyConstraintName: 'map_region_version_fk' })
  readonly version?: MapVersion;

  @Column({ name: 'x', type: 'real' })
  readonly x!: number;

  @Column({ name: 'y', type: 'real' })
  readonly y!: number;

  /** The most distinctive first; none where nothing is said. */
  @Column({ name: 'words', type: 'text', array: true })
  readonly words!: readonly string[];
}
