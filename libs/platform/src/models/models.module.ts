import { Global, Module } from '@nestjs/common';
import { ClassifierModel } from './classifier-model.js';
import { ConseModel } from './conse-model.js';
import { DetectorModel } from './detector-model.js';
import { EmbeddingModels, type EmbeddingModel } from './embedding-model.js';
import { FaceModel } from './face-model.js';
import { ImageModel } from './image-model.js';
import { InceptionModel } from './inception-model.js';
import { ModelCatalogue } from './model-catalogue.js';
import { modelsConfig } from './models.config.js';
import { NsfwModel } from './nsfw-model.js';
import { OcrModel } from './ocr-model.js';
import { TextModel } from './text-model.js';

/** The runtime of machine-learning models: threads and processes start with their first task, missing models arrive in the background. */
@Global()
@Module({
  providers: [
    ModelCatalogue,
    { provide: ImageModel, useFactory: () => new ImageModel(modelsConfig()) },
    { provide: NsfwModel, useFactory: () => new NsfwModel(modelsConfig()) },
    { provide: FaceModel, useFactory: () => new FaceModel(modelsConfig()) },
    { provide: DetectorModel, useFactory: () => new DetectorModel(modelsConfig()) },
    {
      provide: InceptionModel,
      inject: [ModelCatalogue],
      useFactory: (catalogue: ModelCatalogue) => new InceptionModel(modelsConfig(), catalogue),
    },
    {
      provide: ClassifierModel,
      inject: [InceptionModel],
      useFactory: (inception: InceptionModel) => new ClassifierModel(modelsConfig(), inception),
    },
    { provide: OcrModel, useFactory: () => new OcrModel(modelsConfig()) },
    {
      provide: TextModel,
      inject: [ModelCatalogue],
      useFactory: (catalogue: ModelCatalogue) => new TextModel(modelsConfig(), catalogue),
    },
    {
      provide: ConseModel,
      inject: [ModelCatalogue, InceptionModel, TextModel],
      useFactory: (catalogue: ModelCatalogue, inception: InceptionModel, texts: TextModel) =>
        new ConseModel(modelsConfig(), catalogue, inception, texts),
    },
    {
      provide: EmbeddingModels,
      inject: [ImageModel, TextModel, InceptionModel, ConseModel],
      useFactory: (...models: EmbeddingModel[]) => new EmbeddingModels(models),
    },
  ],
  exports: [
    ModelCatalogue,
    EmbeddingModels,
    ImageModel,
    NsfwModel,
    FaceModel,
    OcrModel,
    ClassifierModel,
    DetectorModel,
    TextModel,
  ],
})
export class ModelsModule {}
