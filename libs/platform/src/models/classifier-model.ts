import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { carriedModelDir } from './carried-model-installer.js';
import type { ImageInput } from './image-input.js';
import { INCEPTION_FILES } from './inception-files.js';
import type { InceptionModel } from './inception-model.js';
import type { ModelsConfig } from './models.config.js';

export interface SeenClass {
  readonly label: string;
  /** 0–1. */
  readonly score: number;
}

/** What a picture shows, by Inception V3: one of a thousand things, none of them a person, an action or a style. */
export class ClassifierModel {
  private labels: Promise<readonly string[]> | undefined;

  constructor(
    private readonly config: ModelsConfig,
    private readonly inception: InceptionModel,
  ) {}

  /**
   * Waits while the model is being fetched.
   * @returns the likeliest classes, likeliest first, with probabilities that add up to 1 over all thousand
   * @throws ModelUnavailable, ImageUndecodable, ModelBusy, ModelTimedOut, ModelCrashed, ModelOutOfMemory
   */
  async classify(image: ImageInput, most: number): Promise<readonly SeenClass[]> {
    await this.inception.assertInstalled();
    const labels = await (this.labels ??= this.readLabels());
    const [look] = await this.inception.look([image]);
    return likeliest(look?.probabilities ?? [], most).map(({ place, score }) => ({
      label: labels[place] ?? '',
      score,
    }));
  }

  /** Without the first class, which means nothing. */
  private async readLabels(): Promise<readonly string[]> {
    const file = join(carriedModelDir(INCEPTION_FILES, this.config.cacheDir), 'labels.txt');
    return (await readFile(file, 'utf8')).trim().split(/\r?\n/).slice(1);
  }
}

/** The places of the highest scores, highest first. */
export const likeliest = (scores: ArrayLike<number>, most: number): { place: number; score: number }[] =>
  Array.from(scores, (score, place) => ({ place, score }))
    .sort((a, b) => b.score - a.score)
    .slice(0, most);
