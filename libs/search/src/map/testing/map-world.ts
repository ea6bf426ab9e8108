import { ContentReader } from '@odr/content';
import { toVectorText, type EmbeddingLookup } from '@odr/embedding';
import type { EmbeddingEngine } from '@odr/entities';
import { newId, type ContentId, type UserId } from '@odr/kernel';
import { JobQueue } from '@odr/platform';
import { seedUser, testDatabase, type TestDatabase } from '@odr/platform/testing';
import { MapDrawer } from '../map-drawer.js';
import { MapLabelRepository } from '../map-label.repository.js';
import { MapLabeller } from '../map-labeller.js';
import { MapPlacer } from '../map-placer.js';
import { MapPointRepository } from '../map-point.repository.js';
import { MapReader } from '../map.reader.js';
import { MapService } from '../map.service.js';
import { MapTender } from '../map-tender.js';
import { MapVectorReader } from '../map-vector.reader.js';
import { MapVersionRepository } from '../map-version.repository.js';
import { clouds } from './clouds.js';
import { rowOf } from '../projection/matrix.js';

const DIMENSION = 16;

/** A collection of clouds that one engine has seen, and everything that makes maps of it. */
export class MapWorld {
  private constructor(
    readonly test: TestDatabase,
    readonly engine: EmbeddingEngine,
    readonly userId: UserId,
    readonly drawer: MapDrawer,
    readonly placer: MapPlacer,
    readonly tender: MapTender,
    readonly maps: MapService,
    readonly versions: MapVersionRepository,
  ) {}

  static async start(): Promise<MapWorld> {
    const test = await testDatabase();
    const { db } = test;
    const id = newId<EmbeddingEngine['id']>();
    await test.asOwner(
      `INSERT INTO embedding_engine (id, name, type, version, dimension, metric, modality, license, backend, state)
       VALUES ($1, 'clouds', 'content', '1', ${DIMENSION}, 'cosine', 'image', 'CC0-1.0', '{"kind": "client"}', 'serving')`,
      [id],
    );
    const engine = { id, name: 'clouds', type: 'content', dimension: DIMENSION, metric: 'cosine' } as EmbeddingEngine;
    const engines = {
      engine: () => Promise.resolve(engine),
      getEngine: () => Promise.resolve(engine),
    } as unknown as EmbeddingLookup;
    const [versions, points, vectors] = [
      new MapVersionRepository(db),
      new MapPointRepository(db),
      new MapVectorReader(db),
    ];
    const labeller = new MapLabeller(db, new MapLabelRepository(db));
    const jobs = new JobQueue(db);
    const drawer = new MapDrawer(db, engines, versions, points, vectors, labeller, jobs);
    const placer = new MapPlacer(db, engines, versions, points, vectors);
    const tender = new MapTender(engines, versions, points, vectors, labeller, jobs);
    const maps = new MapService(engines, versions, new MapReader(db), new ContentReader(db), tender);
    return new MapWorld(test, engine, await seedUser(test), drawer, placer, tender, maps, versions);
  }

  stop(): Promise<void> {
    return this.test.close();
  }

  async clear(): Promise<void> {
    await this.test.asOwner('TRUNCATE content, map_version, job CASCADE');
  }

  /**
   * Pictures in clouds that this engine has seen; each says the word of its cloud.
   * @param seed another one makes other clouds
   */
  async pictures(
    count: number,
    { status = 'available', license = 'CC0-1.0', seed = 1, words = 'cloud' } = {},
  ): Promise<ContentId[]> {
    const { vectors, cloudOf } = clouds(count, DIMENSION, 4, 0.25, seed);
    const ids = Array.from({ length: count }, () => newId<ContentId>());
    await this.test.db.query(
      `WITH new AS (SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[]) AS given(id, vector, body)),
       content AS (
         INSERT INTO content (id, type, name, status, processing_state, sha256, format, size, license, license_verdict, user_id)
         SELECT id, 'image', 'picture', $4, 'done', id::text, 'jpeg', 1, $5, 'open', $6 FROM new RETURNING id),
       embedded AS (
         INSERT INTO content_embedding (content_id, engine_id, embedding)
         SELECT content.id, $7, new.vector::vector FROM content JOIN new ON new.id = content.id)
       INSERT INTO search_document (content_id, body, words)
       SELECT content.id, new.body, to_tsvector('english', new.body) FROM content JOIN new ON new.id = content.id`,
      [
        ids,
        ids.map((_, row) => toVectorText(rowOf(vectors, row))),
        ids.map((_, row) => `the picture of a ${words}${'abcd'[cloudOf[row] ?? 0] ?? ''}`),
        status,
        license,
        this.userId,
        this.engine.id,
      ],
    );
    return ids;
  }

  /** A map of what there is, in service. */
  async drawn(): Promise<number> {
    const version = await this.tender.begin(this.engine.id);
    await this.drawer.draw(version, () => Promise.resolve());
    return version;
  }

  async pointsOf(version: number): Promise<Map<string, [x: number, y: number]>> {
    const rows = await this.test.db.query<{ id: string; x: number; y: number }>(
      `SELECT content_id AS id, x, y FROM map_point WHERE version_id = $1`,
      [version],
    );
    return new Map(rows.map(({ id, x, y }) => [id, [x, y]]));
  }
}
