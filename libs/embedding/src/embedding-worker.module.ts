import { Module } from '@nestjs/common';
import { CatchUp } from './catch-up.js';
import { EmbeddingModule } from './embedding.module.js';
import { EmbeddingProcessor } from './embedding.processor.js';

@Module({ imports: [EmbeddingModule], providers: [EmbeddingProcessor, CatchUp] })
export class EmbeddingWorkerModule {}
