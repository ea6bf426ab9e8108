import { Injectable } from '@nestjs/common';
import { mayDo, type Principal } from '@odr/access';
import type { EmbeddingEngine } from '@odr/entities';
import { SharedCache } from '@odr/platform';
import type { EmbeddingEngineResponse, EngineCoverageResponse } from '../dto/embedding-engine.response.dto.js';
import { EmbeddingRepository } from '../embedding.repository.js';
import { EngineRepository } from '../engine.repository.js';
import { CoverageReader } from './coverage.reader.js';
import { Embedders } from './embedders.js';
import { EngineSecretRepository } from './engine-secret.repository.js';
import { toEngineResponse } from './engine.mapper.js';

/** Counting goes over every row of an engine: once for all who look within this time. */
const COUNTED_FOR_MS = 5_000;

/** Shows engines: what everybody may know, and to those who manage them how they are reached. */
@Injectable()
export class EngineQueries {
  constructor(
    private readonly engines: EngineRepository,
    private readonly embedders: Embedders,
    private readonly secrets: EngineSecretRepository,
    private readonly coverage: CoverageReader,
    private readonly embeddings: EmbeddingRepository,
    private readonly cache: SharedCache,
  ) {}

  async list(caller: Principal | undefined): Promise<EmbeddingEngineResponse[]> {
    const engines = await this.engines.list();
    const keyed = this.mayManage(caller) ? await this.secrets.owners() : undefined;
    return engines.map((engine) => this.shown(engine, engines, keyed));
  }

  /** @throws EngineNotFound */
  async read(name: string, caller: Principal | undefined): Promise<EmbeddingEngineResponse> {
    const [engine, engines] = await Promise.all([this.engines.get(name), this.engines.list()]);
    const keyed = this.mayManage(caller) ? await this.secrets.owners() : undefined;
    return this.shown(engine, engines, keyed);
  }

  /** @throws EngineNotFound */
  async coverageOf(name: string): Promise<EngineCoverageResponse> {
    const engine = await this.engines.get(name);
    const [counted, backfillId] = await Promise.all([
      this.cache.remember(`embedding:coverage:${engine.id}`, COUNTED_FOR_MS, async () => ({
        ...(await this.coverage.of(engine)),
        countedAt: new Date().toISOString(),
      })),
      this.embeddings.unfinishedJob(`backfill:${engine.id}`),
    ]);
    const { failures, ...figures } = counted;
    return {
      engine: engine.name,
      ...figures,
      failures: [...failures],
      isComplete: counted.missing === 0,
      backfillId: backfillId ?? null,
    };
  }

  private mayManage(caller: Principal | undefined): boolean {
    return caller !== undefined && mayDo(caller, 'embedding_engine.manage');
  }

  private shown(
    engine: EmbeddingEngine,
    all: readonly EmbeddingEngine[],
    keyed: ReadonlySet<string> | undefined,
  ): EmbeddingEngineResponse {
    return toEngineResponse(engine, {
      embedder: this.embedders.stateOf(engine),
      replaces: all.find(({ id }) => id === engine.replaces)?.name ?? null,
      hasKey: keyed && keyed.has(engine.id),
    });
  }
}
