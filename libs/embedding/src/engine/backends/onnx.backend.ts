import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { EmbeddingEngine } from '@odr/entities';
import {
  FolderModel,
  ImageUndecodable,
  ModelBusy,
  modelsConfig,
  ModelUnavailable,
  readModelFolder,
} from '@odr/platform';
import type { Embedder, EmbedderState } from '../embedder.js';
import { OnnxFolders } from '../onnx-folders.js';
import { EmbeddingBackend } from './embedding-backend.js';

/** Files may come, or be mended, while the process runs. */
const LOOK_AGAIN_MS = 30_000;

interface Look {
  readonly at: number;
  readonly state: EmbedderState;
  readonly model?: FolderModel;
}

const LOOKING: EmbedderState = { state: 'fetching', reason: 'its files are being looked at' };

/** Models in folders of the operator's. What is wrong with one is found before it is loaded, and is its state. */
@Injectable()
export class OnnxBackend extends EmbeddingBackend implements OnApplicationShutdown {
  readonly kind = 'onnx';
  private readonly log = new Logger(OnnxBackend.name);
  private readonly looks = new Map<string, Look>();
  private readonly looking = new Map<string, Promise<Look>>();

  constructor(private readonly folders: OnnxFolders) {
    super();
  }

  embedder(engine: EmbeddingEngine): Embedder {
    return {
      ...(engine.reads.includes('text') && {
        embedTexts: async (texts, signal) =>
          this.run(engine, (await this.modelOf(engine)).embedTexts?.(texts, signal), 'words'),
      }),
      ...(engine.reads.includes('image') && {
        embedImages: async (images, signal) =>
          this.run(engine, (await this.modelOf(engine)).embedImages?.(images, signal), 'pictures'),
      }),
    };
  }

  stateOf(engine: EmbeddingEngine): EmbedderState {
    const look = this.looks.get(engine.id);
    const isOld = !look || (!look.model && Date.now() - look.at > LOOK_AGAIN_MS);
    // Nobody waits for a disk here; the next who asks hears what was found.
    if (isOld) void this.look(engine);
    return look?.state ?? LOOKING;
  }

  onReady(engine: EmbeddingEngine, listener: () => void): () => void {
    let isOver = false;
    void this.look(engine).then(({ model }) => {
      if (model && !isOver) listener();
    });
    return () => (isOver = true);
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.looks.values()].map(async ({ model }) => model?.close()));
  }

  private async modelOf(engine: EmbeddingEngine): Promise<FolderModel> {
    const known = this.looks.get(engine.id);
    const { model, state } = known?.model ? known : await this.look(engine);
    if (!model) throw new ModelUnavailable(engine.name, state.reason ?? state.state);
    return model;
  }

  private async run(
    engine: EmbeddingEngine,
    running: Promise<Float32Array[]> | undefined,
    what: string,
  ): Promise<Float32Array[]> {
    if (!running) throw new ModelUnavailable(engine.name, `its folder has no file that reads ${what}`);
    try {
      return await running;
    } catch (error) {
      const isOurs = error instanceof ImageUndecodable || error instanceof ModelBusy;
      if (isOurs || (error instanceof Error && error.name === 'AbortError')) throw error;
      // The files looked sound and are not: weights that fit no graph, an operator that the runtime lacks.
      const detail = firstLine(error).replaceAll(this.folders.root ?? '\0', '…');
      const reason = `the model cannot be run: ${detail}`;
      await this.forget(engine, reason);
      throw new ModelUnavailable(engine.name, reason);
    }
  }

  private look(engine: EmbeddingEngine): Promise<Look> {
    const running = this.looking.get(engine.id) ?? this.found(engine).finally(() => this.looking.delete(engine.id));
    this.looking.set(engine.id, running);
    return running;
  }

  private async found(engine: EmbeddingEngine): Promise<Look> {
    const look = await this.judged(engine);
    if (look.state.reason !== null && look.state.reason !== this.looks.get(engine.id)?.state.reason)
      this.log.warn(`${engine.name} is unavailable: ${look.state.reason}`);
    this.looks.set(engine.id, look);
    return look;
  }

  private async judged({ name, backend, dimension, reads }: EmbeddingEngine): Promise<Look> {
    try {
      const folder = await readModelFolder(this.folders.root, backend.kind === 'onnx' ? backend.folder : '');
      if (folder.dimension !== undefined && folder.dimension !== dimension)
        throw new Error(`the model gives ${folder.dimension} numbers, the engine has ${dimension}`);
      const lacks = reads.find((input) => folder[input] === undefined);
      if (lacks) throw new Error(`the folder has no ONNX file that reads ${lacks}`);
      const { maxQueue, idleTimeoutMs } = modelsConfig();
      const model = new FolderModel(name, folder, { maxQueue, idleTimeoutMs });
      return { at: Date.now(), state: { state: 'ready', reason: null }, model };
    } catch (error) {
      // Whatever it is, it is about this folder: the engine is off, the rest works.
      return { at: Date.now(), state: { state: 'unavailable', reason: firstLine(error) } };
    }
  }

  private async forget(engine: EmbeddingEngine, reason: string): Promise<void> {
    const known = this.looks.get(engine.id);
    this.looks.set(engine.id, { at: Date.now(), state: { state: 'unavailable', reason } });
    this.log.warn(`${engine.name} is unavailable: ${reason}`);
    await known?.model?.close();
  }
}

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0]?.slice(0, 300) ?? '';
