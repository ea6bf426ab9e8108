import type { ClassifierSettings, SeenClass } from './classifier.program.js';
import { carriedModelDir, installCarriedModel } from './carried-model-installer.js';
import { CLASSIFIER_FILES } from './classifier-files.js';
import type { ImageInput } from './image-model.js';
import { CLASSIFIER_MODEL, type ModelCatalogue } from './model-catalogue.js';
import { ModelUnavailable } from './model.errors.js';
import { ModelProcess, programBeside } from './model-process.js';
import type { ModelsConfig } from './models.config.js';

const MAX_MEMORY_BYTES = 1_800_000_000;

/**
 * What a picture shows, by Inception V3 on WebAssembly: one of a thousand things, none of them a person, an action or a style.
 * Its 25 MB are fetched when it is first asked. Measured on two shared cores: 0.8 to 1.6 s a picture; 810 MB of memory.
 */
export class ClassifierModel {
  private readonly process: ModelProcess;
  private readonly stopping = new AbortController();
  private installing: Promise<void> | undefined;

  constructor(
    private readonly config: ModelsConfig,
    private readonly catalogue: ModelCatalogue,
  ) {
    const settings: ClassifierSettings = { modelDir: carriedModelDir(CLASSIFIER_FILES, config.cacheDir) };
    this.process = new ModelProcess({
      ...config.process,
      name: CLASSIFIER_MODEL.name,
      program: programBeside(import.meta.url, 'classifier'),
      settings,
      maxMemoryBytes: MAX_MEMORY_BYTES,
    });
  }

  /**
   * @returns the likeliest classes, likeliest first, with probabilities that add up to 1 over all thousand
   * @throws ModelUnavailable, ImageUndecodable, ModelBusy, ModelTimedOut, ModelCrashed, ModelOutOfMemory
   */
  async classify(image: ImageInput, most: number): Promise<readonly SeenClass[]> {
    await (this.installing ??= this.install());
    return this.process.run({ image, most });
  }

  onApplicationShutdown(): void {
    this.stopping.abort();
    this.process.close();
  }

  private async install(): Promise<void> {
    const { mayFetch, cacheDir } = this.config;
    const fetch = mayFetch ? undefined : refuseToFetch;
    try {
      await installCarriedModel(CLASSIFIER_FILES, cacheDir, { fetch, signal: this.stopping.signal });
      this.catalogue.setState(CLASSIFIER_MODEL.name, 'ready');
    } catch (error) {
      // No network, a full disk: whoever asks next tries again.
      this.installing = undefined;
      const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
      this.catalogue.setState(CLASSIFIER_MODEL.name, 'unavailable', reason);
      throw new ModelUnavailable(CLASSIFIER_MODEL.name, reason);
    }
  }
}

const refuseToFetch = (): Promise<string> => Promise.reject(new Error('fetching models is turned off'));
