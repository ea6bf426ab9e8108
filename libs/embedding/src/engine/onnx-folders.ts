import { Injectable } from '@nestjs/common';
import { insideOf, ModelFolderUnusable } from '@odr/platform';
import { embeddingConfig } from '../embedding.config.js';
import { EngineSettingRefused } from '../embedding.errors.js';

/** Where models that operators bring may lie. */
@Injectable()
export class OnnxFolders {
  readonly root = embeddingConfig().modelsDir;

  /** Whether the files are good is the state of the engine: they may come later. @throws EngineSettingRefused */
  async assertInside(folder: string): Promise<void> {
    try {
      await insideOf(this.root, folder);
    } catch (error) {
      if (!(error instanceof ModelFolderUnusable)) throw error;
      throw new EngineSettingRefused('backend.folder', `cannot be used: ${error.message}`);
    }
  }
}
