import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { EmbeddingService } from './embedding.service.js';
import { Embedders } from './engine/embedders.js';
import { EngineRepository } from './engine.repository.js';

/**
 * Embeds what came before a model did: asks for a backfill each time an engine's model becomes ready in this worker.
 * At an ordinary start that finds nothing to do, and heals what a crash may have lost.
 */
@Injectable()
export class CatchUp implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(CatchUp.name);
  private readonly stops: (() => void)[] = [];

  constructor(
    private readonly engines: EngineRepository,
    private readonly embeddings: EmbeddingService,
    private readonly embedders: Embedders,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    for (const engine of await this.engines.list()) {
      if (!engine.supported || engine.state === 'retired') continue;
      const ask = (): void => {
        this.embeddings.requestBackfill(engine).catch((error: unknown) => {
          // The database is away; the next start asks again, and an administrator can.
          this.log.warn({ engine: engine.name, err: error }, 'backfill not requested');
        });
      };
      this.stops.push(this.embedders.onReady(engine, ask));
    }
  }

  onApplicationShutdown(): void {
    for (const stop of this.stops) stop();
  }
}
