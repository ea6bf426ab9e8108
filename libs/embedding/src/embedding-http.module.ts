import { Module } from '@nestjs/common';
import { AnnotationModule } from '@odr/annotation';
import { AuditModule } from '@odr/audit';
import { ContentModule } from '@odr/content';
import { ClientVectorsController } from './client/client-vectors.controller.js';
import { ClientVectorsService } from './client/client-vectors.service.js';
import { EmbeddingController } from './embedding.controller.js';
import { EmbeddingModule } from './embedding.module.js';
import { RecallController } from './recall/recall.controller.js';
import { EngineController } from './engine/engine.controller.js';
import { EngineQueries } from './engine/engine.queries.js';
import { EngineRegistryService } from './engine/engine-registry.service.js';
import { EngineSwitchService } from './engine/engine-switch.service.js';

@Module({
  imports: [AnnotationModule, AuditModule, ContentModule, EmbeddingModule],
  controllers: [EngineController, EmbeddingController, ClientVectorsController, RecallController],
  providers: [ClientVectorsService, EngineQueries, EngineRegistryService, EngineSwitchService],
})
export class EmbeddingHttpModule {}
