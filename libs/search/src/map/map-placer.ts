import { Injectable } from '@nestjs/common';
import { EmbeddingLookup } from '@odr/embedding';
import type { ContentId, EngineId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { MapPointRepository } from './map-point.repository.js';
import { MapVectorReader } from './map-vector.reader.js';
import { MapVersionRepository } from './map-version.repository.js';
import type { MapModel } from './projection/map-model.js';
import { decodeModel } from './projection/model-code.js';
import { place } from './projection/placement.js';
import { seedOf } from './projection/seeded.js';

/** The one that serves, and the one that is being filled. */
const KEPT = 2;

/** Places what comes while a map serves, so that it never goes stale. One takes less than a millisecond: no thread is needed. */
@Injectable()
export class MapPlacer {
  private readonly models = new Map<number, MapModel>();

  constructor(
    private readonly db: Database,
    private readonly engines: EmbeddingLookup,
    private readonly versions: MapVersionRepository,
    private readonly points: MapPointRepository,
    private readonly vectors: MapVectorReader,
  ) {}

  /** Safe to repeat: the same vector has the same place. */
  async place(contentId: ContentId, engineId: EngineId): Promise<void> {
    const versions = await this.versions.drawn(engineId);
    if (versions.length === 0) return;
    const engine = await this.engines.getEngine(engineId);
    for (const version of versions) {
      const model = await this.modelOf(version);
      const { ids, vectors } = await this.vectors.of(engineId, engine.dimension, [contentId]);
      if (!model || ids.length === 0) continue;
      const placed = place(model, vectors, ids.map(seedOf));
      await this.db.transaction(async () => {
        const isStrange = (placed.strangeness[0] ?? 0) > 1;
        const added = await this.points.add(version, ids, placed);
        if (added > 0) await this.versions.grow(version, 1, isStrange ? 1 : 0);
      });
    }
  }

  private async modelOf(version: number): Promise<MapModel | undefined> {
    const known = this.models.get(version);
    if (known) return known;
    const bytes = await this.versions.modelOf(version);
    if (!bytes) return undefined;
    const model = decodeModel(bytes);
    this.models.set(version, model);
    for (const old of [...this.models.keys()].slice(0, -KEPT)) this.models.delete(old);
    return model;
  }
}
