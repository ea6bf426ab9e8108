import type { EngineId } from '@odr/kernel';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { EmbeddingEngine } from '../embedding/embedding-engine.entity.js';

/** A figure with the interval in which it lies with a probability of 95 %. */
export interface MapFigure {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** How far a map can be believed, and how far the plain projection could that it started from. */
export interface MapQuality {
  readonly trustworthiness: MapFigure;
  readonly neighboursKept: MapFigure;
  /** Trustworthiness of the two first principal components. */
  readonly baseline: MapFigure;
  /** How many neighbours were looked at, among how many items. */
  readonly neighbours: number;
  readonly sample: number;
}

/** A map of the collection as one engine sees it, drawn once; what comes later is placed on it. */
@Entity('map_version')
@Index('map_version_engine_idx', ['engineId', 'id'])
@Index('map_version_building_key', { synchronize: false })
@Index('map_version_serving_key', { synchronize: false })
@Check('map_version_state_check', `state IN ('building', 'serving', 'retired', 'failed')`)
export class MapVersion {
  @PrimaryGeneratedColumn('identity', {
    name: 'id',
    type: 'integer',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'map_version_pkey',
  })
  readonly id!: number;

  @Column({ name: 'engine_id', type: 'uuid' })
  readonly engineId!: EngineId;

  @ManyToOne(() => EmbeddingEngine, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'engine_id', foreignKeyConstraintName: 'map_version_engine_fk' })
  readonly engine?: EmbeddingEngine;

  /** At most one of an engine is `building`, at most one `serving`; a serving one serves until the next is complete. */
  @Column({ name: 'state', type: 'text' })
  readonly state!: 'building' | 'serving' | 'retired' | 'failed';

  /** `umap`, or `pca` where there is too little to have neighbours. */
  @Column({ name: 'method', type: 'text' })
  readonly method!: 'umap' | 'pca';

  @Column({ name: 'parameters', type: 'jsonb' })
  readonly parameters!: Readonly<Record<string, number>>;

  @Column({ name: 'seed', type: 'integer' })
  readonly seed!: number;

  /** How many published items it was drawn from; null until they are chosen. */
  @Column({ name: 'landmarks', type: 'integer', nullable: true })
  readonly landmarks!: number | null;

  /** What finds the place of a vector; null until it is drawn, and once it has been retired. */
  @Column({ name: 'model', type: 'bytea', nullable: true, select: false })
  readonly model!: Buffer | null;

  /** Everything up to this content has its place; a run that was broken off goes on behind it. */
  @Column({ name: 'placed_up_to', type: 'uuid', nullable: true })
  readonly placedUpTo!: string | null;

  /** Steps of its drawing, and how many there are; of each item one, and as many again for the layout. */
  @Column({ name: 'done', type: 'integer', default: 0 })
  readonly done!: number;

  @Column({ name: 'total', type: 'integer', default: 0 })
  readonly total!: number;

  /** How many items had their place when it was complete. */
  @Column({ name: 'placed', type: 'integer', default: 0 })
  readonly placed!: number;

  /** How many came since, and how many of those are like little that was there. */
  @Column({ name: 'placed_since', type: 'integer', default: 0 })
  readonly placedSince!: number;

  @Column({ name: 'strange_since', type: 'integer', default: 0 })
  readonly strangeSince!: number;

  @Column({ name: 'quality', type: 'jsonb', nullable: true })
  readonly quality!: MapQuality | null;

  /** Why it could not be drawn. */
  @Column({ name: 'failure', type: 'text', nullable: true })
  readonly failure!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  readonly createdAt!: Date;

  @Column({ name: 'completed_at', type: 'timestamptz', nullable: true })
  readonly completedAt!: Date | null;

  @Column({ name: 'labelled_at', type: 'timestamptz', nullable: true })
  readonly labelledAt!: Date | null;
}
