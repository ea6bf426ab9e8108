import { ShippedEngine } from '@odr/contracts';
import { ModelUnavailable } from './model.errors.js';

/** `fetching` also covers "not started yet"; `unavailable` carries a reason and may become `ready` after a retry. */
export type ModelState = 'fetching' | 'ready' | 'unavailable';

/** What a person should know of a model before trusting its output. */
export interface ModelCard {
  readonly name: string;
  readonly version: string;
  /** SPDX identifier of the weights. */
  readonly license: string;
  /** Length of the output vector; for a classifier the number of classes; 0 for what answers boxes. */
  readonly dimensions: number;
  readonly task:
    | 'image-embedding'
    | 'image-classification'
    | 'text-embedding'
    | 'face-detection'
    | 'text-recognition'
    | 'object-detection'
    | 'joint-embedding';
  /** Other models that it works with: it is not there before they are. */
  readonly needs?: readonly string[];
}

export interface ModelInfo extends ModelCard {
  readonly state: ModelState;
  /** Why the model is unavailable, in words for an operator. */
  readonly reason?: string;
}

export const IMAGE_EMBEDDING_MODEL = {
  name: ShippedEngine.MobileNet,
  version: '4.4.0',
  license: 'MIT',
  dimensions: 1_792,
  task: 'image-embedding',
} as const satisfies ModelCard;

export const NSFW_MODEL = {
  name: 'nsfwjs-inception-v3',
  version: '4.4.0',
  license: 'MIT',
  dimensions: 5,
  task: 'image-classification',
} as const satisfies ModelCard;

export const FACE_MODEL = {
  name: 'face-api-ssd-mobilenet-v1',
  version: '1.7.15',
  license: 'MIT',
  dimensions: 0,
  task: 'face-detection',
} as const satisfies ModelCard;

/** Tesseract's own English data, best quality, integers. */
export const OCR_MODEL = {
  name: 'tesseract',
  version: '7.0.0',
  license: 'Apache-2.0',
  dimensions: 0,
  task: 'text-recognition',
} as const satisfies ModelCard;

/** Inception V3 for ImageNet's thousand classes, in 8 bits: its classes as tags. */
export const CLASSIFIER_MODEL = {
  name: 'inception-v3-imagenet',
  version: 'uint8-6aecf177',
  license: 'MIT',
  dimensions: 1_000,
  task: 'image-classification',
} as const satisfies ModelCard;

/** The same network before its classifier, projected. */
export const INCEPTION_MODEL = {
  name: ShippedEngine.Inception,
  version: 'uint8-6aecf177-p512',
  license: 'MIT',
  dimensions: 512,
  task: 'image-embedding',
} as const satisfies ModelCard;

/** The eighty kinds of things of COCO. */
export const DETECTOR_MODEL = {
  name: 'mobilenet-v3-centernet-coco',
  version: 'human-3.3.6',
  license: 'MIT',
  dimensions: 0,
  task: 'object-detection',
} as const satisfies ModelCard;

export const TEXT_EMBEDDING_MODEL = {
  name: ShippedEngine.MiniLm,
  version: 'onnx-q4',
  license: 'Apache-2.0',
  dimensions: 384,
  task: 'text-embedding',
} as const satisfies ModelCard;

/** Pictures among sentences: the classes of Inception V3 by what WordNet says of them, in the space of the text model. */
export const CONSE_MODEL = {
  name: ShippedEngine.Conse,
  version: 'uint8-6aecf177-wordnet-3.0-minilm-q4',
  license: 'MIT AND Apache-2.0 AND LicenseRef-WordNet-3.0',
  dimensions: TEXT_EMBEDDING_MODEL.dimensions,
  task: 'joint-embedding',
  needs: [INCEPTION_MODEL.name, TEXT_EMBEDDING_MODEL.name],
} as const satisfies ModelCard;

export type ModelName = (
  | typeof IMAGE_EMBEDDING_MODEL
  | typeof NSFW_MODEL
  | typeof FACE_MODEL
  | typeof OCR_MODEL
  | typeof TEXT_EMBEDDING_MODEL
  | typeof CLASSIFIER_MODEL
  | typeof INCEPTION_MODEL
  | typeof CONSE_MODEL
  | typeof DETECTOR_MODEL
)['name'];

/** Says which models this process can use right now, and tells those who wait when one arrives. */
export class ModelCatalogue {
  private readonly models = new Map<string, ModelInfo>([
    // These ship inside ordinary dependencies: there is nothing to wait for.
    [IMAGE_EMBEDDING_MODEL.name, { ...IMAGE_EMBEDDING_MODEL, state: 'ready' }],
    [NSFW_MODEL.name, { ...NSFW_MODEL, state: 'ready' }],
    [FACE_MODEL.name, { ...FACE_MODEL, state: 'ready' }],
    [OCR_MODEL.name, { ...OCR_MODEL, state: 'ready' }],
    [DETECTOR_MODEL.name, { ...DETECTOR_MODEL, state: 'ready' }],
    [CLASSIFIER_MODEL.name, { ...CLASSIFIER_MODEL, state: 'fetching' }],
    [INCEPTION_MODEL.name, { ...INCEPTION_MODEL, state: 'fetching' }],
    [CONSE_MODEL.name, { ...CONSE_MODEL, state: 'fetching' }],
    [TEXT_EMBEDDING_MODEL.name, { ...TEXT_EMBEDDING_MODEL, state: 'fetching' }],
  ]);
  private readonly listeners = new Map<string, Set<() => void>>();

  list(): readonly ModelInfo[] {
    return [...this.models.values()].map((model) => this.withNeeds(model));
  }

  find(name: string): ModelInfo | undefined {
    const model = this.models.get(name);
    return model && this.withNeeds(model);
  }

  isReady(name: string): boolean {
    return this.models.get(name)?.state === 'ready';
  }

  /** @throws ModelUnavailable unless the model is ready */
  assertReady(name: string): void {
    const model = this.find(name);
    if (model?.state !== 'ready') throw new ModelUnavailable(name, model?.reason ?? model?.state ?? 'unknown model');
  }

  /**
   * Calls back once when the model is ready, at once if it already is.
   * @returns stops listening
   */
  onReady(name: string, listener: () => void): () => void {
    if (this.isReady(name)) {
      listener();
      return () => undefined;
    }
    const waiting = this.listeners.get(name) ?? new Set();
    this.listeners.set(name, waiting.add(listener));
    return () => waiting.delete(listener);
  }

  /** Resolves when the model is ready; waits for ever if it never is, so race it with a deadline of your own. */
  whenReady(name: string): Promise<void> {
    return new Promise((resolve) => this.onReady(name, resolve));
  }

  /** A model that waits for another one says what has become of that one. */
  private withNeeds(model: ModelInfo): ModelInfo {
    if (model.state === 'ready') return model;
    const missing = (model.needs ?? [])
      .map((name) => this.models.get(name))
      .find((needed) => needed?.state === 'unavailable');
    return missing ? { ...model, state: 'unavailable', reason: `needs ${missing.name}: ${missing.reason}` } : model;
  }

  /** For the installer of the model only. */
  setState(name: ModelName, state: ModelState, reason?: string): void {
    const model = this.models.get(name);
    if (!model) return;
    this.models.set(name, { ...model, state, reason });
    if (state !== 'ready') return;
    const waiting = this.listeners.get(name) ?? [];
    this.listeners.delete(name);
    for (const listener of waiting) listener();
  }
}
