import { Injectable, Logger } from '@nestjs/common';
import { EmbeddingLookup } from '@odr/embedding';
import type { EmbeddingEngine, MapQuality } from '@odr/entities';
import { Database, JobQueue } from '@odr/platform';
import { mapConfig } from './map.config.js';
import { MapTooSmall } from './map.errors.js';
import { fitOptions, LEAST_ITEMS, QUALITY_NEIGHBOURS, QUALITY_SAMPLE } from './map.policy.js';
import { MapLabeller } from './map-labeller.js';
import { MapPointRepository } from './map-point.repository.js';
import { MapVectorReader } from './map-vector.reader.js';
import { MapVersionRepository, type MapRow } from './map-version.repository.js';
import { FEW } from './projection/map-model.js';
import { decodeModel } from './projection/model-code.js';
import { ProjectionThread } from './projection/projection-thread.js';
import { seedOf } from './projection/seeded.js';

const BEFORE_EVERY_ID = '00000000-0000-0000-0000-000000000000';
const PLACED_AT_ONCE = 1_000;
/** Then the job asks for itself again, so that the others of its queue get their turn. */
const PLACING_MS = 30_000;
const TELL_EVERY_MS = 1_000;

export const drawingKey = (versionId: number): string => `search.draw_map:${versionId}`;

/** Says how far a map is. */
type Tell = (done: number, total: number) => Promise<void>;

/** Draws a version of a map: lays out landmarks, places everything among them, measures, names its parts, puts it into service. */
@Injectable()
export class MapDrawer {
  private readonly log = new Logger(MapDrawer.name);

  constructor(
    private readonly db: Database,
    private readonly engines: EmbeddingLookup,
    private readonly versions: MapVersionRepository,
    private readonly points: MapPointRepository,
    private readonly vectors: MapVectorReader,
    private readonly labeller: MapLabeller,
    private readonly jobs: JobQueue,
  ) {}

  /** Goes on where the last run was broken off. @throws MapTooSmall */
  async draw(versionId: number, tellJob: Tell): Promise<void> {
    const version = await this.versions.find(versionId);
    if (version?.state !== 'building') return;
    const engine = await this.engines.getEngine(version.engineId);
    const tell: Tell = async (done, total) => {
      await this.versions.progress(versionId, done, total);
      await tellJob(done, total);
    };
    const thread = new ProjectionThread();
    try {
      const model = await this.versions.modelOf(versionId);
      if (model) await thread.load(model);
      else if (!(await this.layOut(version, engine, thread, tell))) return;
      if (await this.place(version, engine, thread, tell)) await this.complete(version, engine, thread);
      else await this.jobs.add('search.draw_map', { versionId }, { dedupeKey: drawingKey(versionId) });
    } finally {
      await thread.close();
    }
  }

  private async layOut(
    version: MapRow,
    engine: EmbeddingEngine,
    thread: ProjectionThread,
    tell: Tell,
  ): Promise<boolean> {
    const chosen = await this.vectors.landmarks(engine.id, mapConfig().landmarks, version.seed);
    if (chosen.length < LEAST_ITEMS) throw new MapTooSmall(chosen.length, LEAST_ITEMS);
    const items = await this.vectors.count(engine.id);
    const { vectors } = await this.vectors.of(engine.id, engine.dimension, chosen);
    const landmarks = vectors.rows;
    const options = fitOptions(version.seed, engine.metric);
    let epoch = 0;
    const telling = setInterval(() => {
      // What is told is for people to look at; a word that is lost is made good by the next.
      void tell(Math.round((items * epoch) / options.epochs), 2 * items).catch(() => undefined);
    }, TELL_EVERY_MS);
    try {
      const model = await thread.fit(vectors, { ...options, onEpoch: (done) => (epoch = done) });
      return await this.versions.saveModel(version.id, model, landmarks < FEW ? 'pca' : 'umap', landmarks);
    } finally {
      clearInterval(telling);
    }
  }

  /** @returns whether everything has its place */
  private async place(
    version: MapRow,
    engine: EmbeddingEngine,
    thread: ProjectionThread,
    tell: Tell,
  ): Promise<boolean> {
    const items = await this.vectors.count(engine.id);
    const until = performance.now() + PLACING_MS;
    let after = version.placedUpTo ?? BEFORE_EVERY_ID;
    let done = Math.max(version.done, items);
    while (performance.now() < until) {
      const { ids, vectors } = await this.vectors.after(engine.id, engine.dimension, after, PLACED_AT_ONCE);
      const last = ids.at(-1);
      if (last === undefined) return true;
      const placed = await thread.place(vectors, Uint32Array.from(ids, seedOf));
      await this.db.transaction(async () => {
        await this.points.add(version.id, ids, placed);
        await this.versions.advance(version.id, last);
      });
      after = last;
      done += ids.length;
      await tell(Math.min(done, 2 * items), 2 * items);
    }
    return false;
  }

  private async complete(version: MapRow, engine: EmbeddingEngine, thread: ProjectionThread): Promise<void> {
    const model = await this.versions.modelOf(version.id);
    if (!model) return;
    const { vectors, positions } = await this.vectors.sample(engine.id, engine.dimension, version.id, QUALITY_SAMPLE);
    const figures = await thread.measure(vectors, positions, QUALITY_NEIGHBOURS);
    const quality: MapQuality = { ...figures, neighbours: QUALITY_NEIGHBOURS, sample: vectors.rows };
    await this.labeller.label(version.id, decodeModel(model).regions);
    await this.db.transaction(() => this.versions.serve(version.id, version.engineId, quality));
    this.log.log({ version: version.id, engine: engine.name, trust: quality.trustworthiness.value }, 'map drawn');
  }
}
