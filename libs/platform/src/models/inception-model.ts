import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BackgroundInstall } from './background-install.js';
import { carriedModelDir } from './carried-model-installer.js';
import type { EmbeddingModel } from './embedding-model.js';
import type { ImageInput } from './image-input.js';
import { INCEPTION_FILES, INCEPTION_ONNX } from './inception-files.js';
import type { InceptionLook, InceptionSettings, InceptionTask } from './inception.program.js';
import { LookMemory } from './look-memory.js';
import { CLASSIFIER_MODEL, INCEPTION_MODEL, type ModelCatalogue } from './model-catalogue.js';
import { ModelProcess, programBeside } from './model-process.js';
import type { ModelsConfig } from './models.config.js';

const MAX_MEMORY_BYTES = 900_000_000;
/** Pictures that the process is given at once: somebody who waits for one picture waits for these before it. */
const BATCH = 8;

/**
 * Inception V3 by ONNX Runtime, in a process of its own: one look at a picture gives its features and its classes. Its 25 MB are
 * fetched in the background after the application has started and converted once a machine.
 * Measured on two shared cores: 80 ms of CPU a preview, 50 of them for the network; loading 0.3 s; 180 MB of memory.
 */
export class InceptionModel implements EmbeddingModel {
  readonly name = INCEPTION_MODEL.name;
  private readonly process: ModelProcess;
  private readonly installation: BackgroundInstall;
  /** The engines of one network are asked about a picture one after the other. */
  private readonly memory = new LookMemory<InceptionLook>();

  constructor(
    config: ModelsConfig,
    private readonly catalogue: ModelCatalogue,
  ) {
    const settings: InceptionSettings = {
      modelDir: carriedModelDir(INCEPTION_FILES, config.cacheDir),
      threads: config.imageThreads,
    };
    this.process = new ModelProcess({
      ...config.process,
      name: INCEPTION_MODEL.name,
      program: programBeside(import.meta.url, 'inception'),
      settings,
      maxMemoryBytes: MAX_MEMORY_BYTES,
    });
    this.installation = new BackgroundInstall(config, catalogue, {
      files: INCEPTION_FILES,
      models: [INCEPTION_MODEL.name, CLASSIFIER_MODEL.name],
      finish: () => this.convertUnlessDone(settings.modelDir),
    });
  }

  /**
   * What the pictures look like: the features of each, projected to 512 numbers.
   * @returns unit vectors
   * @throws ModelUnavailable, ImageUndecodable, ModelBusy, ModelTimedOut, ModelCrashed, ModelOutOfMemory
   */
  async embedImages(images: readonly ImageInput[], signal?: AbortSignal): Promise<Float32Array[]> {
    signal?.throwIfAborted();
    const looks = await this.look(images);
    return looks.map(({ features }) => features);
  }

  /** Features and classes of each picture. @throws as `embedImages` does */
  async look(images: readonly ImageInput[]): Promise<InceptionLook[]> {
    this.catalogue.assertReady(INCEPTION_MODEL.name);
    return this.memory.get(images, async (unseen) => {
      const looks: InceptionLook[] = [];
      for (let from = 0; from < unseen.length; from += BATCH) {
        const task: InceptionTask = { images: unseen.slice(from, from + BATCH) };
        looks.push(...(await this.process.run<InceptionLook[]>(task)));
      }
      return looks;
    });
  }

  /** Waits while the files are on their way. @throws ModelUnavailable when they cannot be had */
  assertInstalled(): Promise<void> {
    return this.installation.assertInstalled();
  }

  /** Starts fetching without waiting for it: readiness never depends on a model. */
  onApplicationBootstrap(): void {
    void this.installation.run();
  }

  onApplicationShutdown(): void {
    this.installation.stop();
    this.process.close();
  }

  /** The first start converts, and finds out whether that works; whether a file of the right size is the right one, its user checks. */
  private async convertUnlessDone(modelDir: string): Promise<void> {
    const made = await stat(join(modelDir, INCEPTION_ONNX.fileName)).catch(() => undefined);
    if (made?.size !== INCEPTION_ONNX.sizeBytes) await this.process.run({ images: [] } satisfies InceptionTask);
  }
}
