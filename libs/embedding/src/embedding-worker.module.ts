import { Module } from '@nestjs/common';
import { AuditModule } from '@odr/audit';
import { CatchUp } from './catch-up.js';
import { PurgeService } from './batch/purge.service.js';
import { EmbeddingModule } from './embedding.module.js';
import { EmbeddingProcessor } from './embedding.processor.js';
import { VectorIndexProcessor } from './nearest/vector-index.processor.js';
import { RecallCheck } from './recall/recall-check.js';
import { ShippedEngineRegistrar } from './shipped/shipped-engine.registrar.js';
import { ShippedEngineRepository } from './shipped/shipped-engine.repository.js';
import { SuccessorService } from './shipped/successor.service.js';

@Module({
  imports: [AuditModule, EmbeddingModule],
  providers: [
    EmbeddingProcessor,
    PurgeService,
    CatchUp,
    RecallCheck,
    VectorIndexProcessor,
    ShippedEngineRegistrar,
    ShippedEngineRepository,
    SuccessorService,
  ],
})
export class EmbeddingWorkerModule {}
