import { Injectable, Logger } from '@nestjs/common';
import { EmbeddingLookup } from '@odr/embedding';
import type { EngineId, UserId } from '@odr/kernel';
import { JobQueue } from '@odr/platform';
import { drawingKey } from './map-drawer.js';
import { MapTooSmall } from './map.errors.js';
import { LEAST_ITEMS, PARAMETERS, whyDue } from './map.policy.js';
import { MapLabeller } from './map-labeller.js';
import { MapPointRepository } from './map-point.repository.js';
import { MapVectorReader } from './map-vector.reader.js';
import { MapVersionRepository, type MapRow } from './map-version.repository.js';
import { decodeModel } from './projection/model-code.js';

const LABELS_LAST_MS = 60 * 60_000;
const SEED = 1;

/** Begins maps, and looks after those that there are. */
@Injectable()
export class MapTender {
  private readonly log = new Logger(MapTender.name);

  constructor(
    private readonly engines: EmbeddingLookup,
    private readonly versions: MapVersionRepository,
    private readonly points: MapPointRepository,
    private readonly vectors: MapVectorReader,
    private readonly labeller: MapLabeller,
    private readonly jobs: JobQueue,
  ) {}

  /** Asks for a new map; the one that there is serves until it is complete. @throws MapTooSmall, MapBeingDrawn */
  async begin(engineId: EngineId, userId?: UserId): Promise<number> {
    const published = await this.vectors.countPublished(engineId);
    if (published < LEAST_ITEMS) throw new MapTooSmall(published, LEAST_ITEMS);
    const versionId = await this.versions.begin(engineId, SEED, PARAMETERS);
    await this.jobs.add('search.draw_map', { versionId }, { dedupeKey: drawingKey(versionId), userId });
    return versionId;
  }

  async tend(): Promise<void> {
    for (const version of await this.versions.in('building')) await this.takeUp(version);
    const serving = await this.versions.in('serving');
    for (const version of serving) await this.keepFresh(version);
    await this.follow(serving);
    while (await this.points.prune());
  }

  /** A job that failed for good has left its version behind. */
  private async takeUp({ id }: MapRow): Promise<void> {
    if (!(await this.versions.isAtWork(drawingKey(id))))
      await this.versions.fail(id, 'Drawing has failed; see the jobs.');
  }

  private async keepFresh(version: MapRow): Promise<void> {
    const why = whyDue(version);
    if (why && !(await this.versions.of(version.engineId, 'building'))) {
      this.log.log({ version: version.id, why }, 'map is drawn anew');
      await this.begin(version.engineId);
    } else if (Date.now() - (version.labelledAt?.getTime() ?? 0) > LABELS_LAST_MS) {
      const model = await this.versions.modelOf(version.id);
      if (model) await this.labeller.label(version.id, decodeModel(model).regions);
    }
  }

  /** Where there is a map, the engine that has taken over gets one too, once it has seen nearly everything. */
  private async follow(serving: readonly MapRow[]): Promise<void> {
    const [latest] = serving;
    if (!latest) return;
    const engine = await this.engines.engine('content');
    const isMapped = serving.some(({ engineId }) => engineId === engine.id);
    if (isMapped || (await this.versions.of(engine.id, 'building'))) return;
    const [seen, before] = [await this.vectors.count(engine.id), await this.vectors.count(latest.engineId)];
    if (seen >= 0.9 * before && (await this.vectors.countPublished(engine.id)) >= LEAST_ITEMS)
      await this.begin(engine.id);
  }
}
