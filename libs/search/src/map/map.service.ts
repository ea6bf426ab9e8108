import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import {
  allOf,
  ContentReader,
  findableContents,
  matching,
  type ContentCondition,
  type ContentFilter,
  type ContentResponse,
} from '@odr/content';
import { EmbeddingLookup, EngineNotFound } from '@odr/embedding';
import type { EmbeddingEngine } from '@odr/entities';
import type { UserId } from '@odr/kernel';
import { InvalidRequest } from '@odr/platform';
import { MapNotFound } from './map.errors.js';
import { MapReader, type RegionRow, type ValueRow } from './map.reader.js';
import { MapTender } from './map-tender.js';
import { MapVersionRepository, type MapRow } from './map-version.repository.js';
import { MOST_POINTS, type MapColour } from './map.statements.js';
import { tileOfCells, tileOfPoints, type MapTile } from './map-tile.js';

/** Which map is meant: without either, that of the engine that serves contents. */
export interface WhichMap {
  /** Name or id of an engine. */
  readonly engine?: string;
  readonly version?: number;
}

export interface DrawnMap extends MapRow {
  readonly engine: EmbeddingEngine;
  readonly regions: readonly RegionRow[];
}

export interface SelectedItems {
  readonly version: number;
  readonly count: number;
  readonly ids: readonly string[];
  readonly sample: readonly ContentResponse[];
}

export interface LocatedItems {
  readonly version: number;
  readonly items: readonly { readonly id: string; readonly x: number; readonly y: number }[];
}

/** So many can be taken into a set at once; of more, the count and a sample are told. */
export const MOST_SELECTED = 10_000;
const SAMPLE = 24;
/** What has fewer items than the first 60 values is of no help in a legend. */
const MOST_VALUES = 60;
const LISTED = 50;

/** Answers questions about maps, of what the caller may find alone. */
@Injectable()
export class MapService {
  constructor(
    private readonly engines: EmbeddingLookup,
    private readonly versions: MapVersionRepository,
    private readonly reader: MapReader,
    private readonly contents: ContentReader,
    private readonly tender: MapTender,
  ) {}

  async find(which: WhichMap): Promise<{ map: DrawnMap | undefined; isDrawing: boolean }> {
    const version = await this.serving(which);
    const isDrawing = (await this.versions.in('building')).length > 0;
    if (!version) return { map: undefined, isDrawing };
    const [engine, regions] = await Promise.all([
      this.engines.getEngine(version.engineId),
      this.reader.regions(version.id),
    ]);
    return { map: { ...version, engine, regions }, isDrawing };
  }

  /** @throws MapNotFound */
  async tile(
    scope: TeamScope,
    tile: WhichMap & { zoom: number; x: number; y: number; colour?: MapColour },
    filters: ContentFilter,
  ): Promise<MapTile> {
    const { id: versionId } = await this.get(tile);
    const question = { ...tile, versionId, where: told(scope, filters) };
    const points = await this.reader.points(question);
    if (points.length <= MOST_POINTS) return tileOfPoints(question, points);
    const [cells, pictures] = await Promise.all([this.reader.cells(question), this.reader.pictures(question)]);
    return tileOfCells(question, cells, pictures);
  }

  /** @throws MapNotFound */
  async summary(
    scope: TeamScope,
    which: WhichMap & { colour?: MapColour },
    filters: ContentFilter,
  ): Promise<{ version: number; total: number; values: readonly ValueRow[] }> {
    const { id } = await this.get(which);
    const rows = await this.reader.values({ versionId: id, colour: which.colour, where: told(scope, filters) });
    const total = rows.reduce((sum, { count }) => sum + count, 0);
    const values = which.colour ? rows.filter(({ value }) => value !== null).slice(0, MOST_VALUES) : [];
    return { version: id, total, values };
  }

  /** @throws MapNotFound, InvalidRequest */
  async select(
    scope: TeamScope,
    which: WhichMap,
    polygon: readonly number[],
    filters: ContentFilter,
  ): Promise<SelectedItems> {
    if (polygon.length % 2 !== 0) {
      const message = 'polygon takes x and y in turn';
      throw new InvalidRequest([{ path: 'polygon', message, code: 'even' }]);
    }
    const { id: versionId } = await this.get(which);
    const selection = { versionId, polygon, where: told(scope, filters) };
    const ids = await this.reader.inside(selection, MOST_SELECTED + 1);
    const count = ids.length > MOST_SELECTED ? await this.reader.countInside(selection) : ids.length;
    const shown = await this.contents.findMany(scope, spreadOver(ids, SAMPLE));
    return { version: versionId, count, ids: ids.slice(0, MOST_SELECTED), sample: [...shown.values()] };
  }

  /** @throws MapNotFound */
  async locate(scope: TeamScope, which: WhichMap, ids: readonly string[]): Promise<LocatedItems> {
    const { id } = await this.get(which);
    return { version: id, items: await this.reader.locate(id, ids, told(scope, {})) };
  }

  /** @throws EngineNotFound, MapTooSmall, MapBeingDrawn */
  async draw(engineName: string | undefined, userId: UserId): Promise<DrawnMap> {
    const engine = await this.engines.engine('content', engineName);
    if (engine.type !== 'content') throw new EngineNotFound(engine.name);
    const id = await this.tender.begin(engine.id, userId);
    const version = await this.versions.find(id);
    if (!version) throw new MapNotFound(engine.name);
    return { ...version, engine, regions: [] };
  }

  async list(): Promise<DrawnMap[]> {
    const versions = await this.versions.list(LISTED);
    const engines = new Map<string, EmbeddingEngine>();
    for (const id of new Set(versions.map(({ engineId }) => engineId)))
      engines.set(id, await this.engines.getEngine(id));
    return versions.flatMap((version) => {
      const engine = engines.get(version.engineId);
      return engine ? [{ ...version, engine, regions: [] }] : [];
    });
  }

  private async get(which: WhichMap): Promise<MapRow> {
    const version = await this.serving(which);
    if (!version) throw new MapNotFound(which.engine);
    return version;
  }

  private async serving({ engine, version }: WhichMap): Promise<MapRow | undefined> {
    if (version !== undefined) {
      const found = await this.versions.find(version);
      return found?.state === 'serving' ? found : undefined;
    }
    if (engine !== undefined) return this.versions.of((await this.engines.getEngine(engine)).id, 'serving');
    const serving = await this.versions.in('serving');
    if (serving.length < 2) return serving[0];
    const { id } = await this.engines.engine('content');
    return serving.find(({ engineId }) => engineId === id) ?? serving[0];
  }
}

const told = (scope: TeamScope, filters: ContentFilter): ContentCondition =>
  allOf(findableContents(scope), matching(filters, scope));

/** Some of a list, as far from each other as can be. */
function spreadOver<T>(all: readonly T[], wanted: number): T[] {
  const step = Math.max(all.length / wanted, 1);
  return Array.from({ length: Math.min(wanted, all.length) }, (_, at) => all[Math.floor(at * step)]).filter(
    (one) => one !== undefined,
  );
}
