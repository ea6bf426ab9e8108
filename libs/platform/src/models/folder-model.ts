// Loaded here first: a native library that only threads have loaded is unloaded with the last of them, and crashes.
import 'sharp';
import { readFile } from 'node:fs/promises';
import type { EmbeddingModel } from './embedding-model.js';
import type { FolderAnswer } from './folder-model.worker.js';
import type { ImageInput } from './image-input.js';
import { ImageUndecodable } from './model.errors.js';
import type { ModelFolder } from './model-folder.js';
import { ModelPool, workerBeside } from './model-pool.js';

/** Word pieces past the model's window are not read. */
const MAX_CHARACTERS = 4_000;

/** A model that lies in a folder of the operator's, run by ONNX Runtime in a thread of its own, with the network off. */
export class FolderModel implements EmbeddingModel {
  readonly embedTexts?: EmbeddingModel['embedTexts'];
  readonly embedImages?: EmbeddingModel['embedImages'];
  private readonly pool: ModelPool;

  constructor(
    readonly name: string,
    private readonly folder: ModelFolder,
    limits: { readonly maxQueue: number; readonly idleTimeoutMs: number },
  ) {
    this.pool = new ModelPool({
      ...limits,
      name,
      worker: workerBeside(import.meta.url, 'folder-model.worker'),
      threads: 1,
    });
    if (folder.text !== undefined)
      this.embedTexts = (texts, signal) =>
        this.run({ texts: texts.map((text) => text.slice(0, MAX_CHARACTERS)) }, signal);
    if (folder.image !== undefined)
      this.embedImages = async (images, signal) => this.run({ images: await Promise.all(images.map(bytesOf)) }, signal);
  }

  /** Ends its thread. */
  async close(): Promise<void> {
    await this.pool.close();
  }

  /** @throws ImageUndecodable, ModelBusy, or an error of the runtime: the files are not what they seemed */
  private async run(task: object, signal?: AbortSignal): Promise<Float32Array[]> {
    const answer = await this.pool.run<FolderAnswer>({ folder: this.folder, ...task }, signal);
    if ('undecodable' in answer) throw new ImageUndecodable(answer.undecodable);
    return answer.vectors;
  }
}

const bytesOf = async (image: ImageInput): Promise<Uint8Array> => (typeof image === 'string' ? readFile(image) : image);
