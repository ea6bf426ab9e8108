import { AuditModule } from '@odr/audit';
import { Module } from '@nestjs/common';
import { ContentModule } from '@odr/content';

import { DATASET_CONFIG, datasetConfig } from './dataset.config.js';
import { ExportRepository } from './export.repository.js';
import { ExportService } from './export.service.js';

@Module({
  imports: [AuditModule, ContentModule],
  providers: [{ provide: DATASET_CONFIG, useFactory: () => datasetConfig() }, ExportRepository, ExportService],
  exports: [DATASET_CONFIG, ExportRepository, ExportService],
})
export class DatasetModule {}
