import { EmbeddingModels, ModelCatalogue, type EmbeddingModel } from '@odr/platform';
import { PackageBackend } from '../engine/backends/package.backend.js';
import { Embedders } from '../engine/embedders.js';

/** Embedders over the given models alone; without any, nothing computes. */
export const embeddersWith = (models: readonly EmbeddingModel[] = [], catalogue = new ModelCatalogue()): Embedders =>
  new Embedders([new PackageBackend(new EmbeddingModels(models), catalogue)]);
