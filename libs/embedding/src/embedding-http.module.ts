import { Module } from '@nestjs/common';
import { EmbeddingController } from './embedding.controller.js';
import { EmbeddingModule } from './embedding.module.js';

@Module({ imports: [EmbeddingModule], controllers: [EmbeddingController] })
export class EmbeddingHttpModule {}
