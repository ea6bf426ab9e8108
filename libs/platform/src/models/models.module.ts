import { Global, Module } from '@nestjs/common';
import { ImageModel } from './image-model.js';
import { ModelCatalogue } from './model-catalogue.js';
import { modelsConfig } from './models.config.js';
import { TextModel } from './text-model.js';

/** The runtime of machine-learning models: threads start with the first task, missing models arrive in the background. */
@Global()
@Module({
  providers: [
    ModelCatalogue,
    { provide: ImageModel, useFactory: () => new ImageModel(modelsConfig()) },
    {
      provide: TextModel,
      inject: [ModelCatalogue],
      useFactory: (catalogue: ModelCatalogue) => new TextModel(modelsConfig(), catalogue),
    },
  ],
  exports: [ModelCatalogue, ImageModel, TextModel],
})
export class ModelsModule {}
