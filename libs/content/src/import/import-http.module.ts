import { Module } from '@nestjs/common';
import { ImportArrival } from './import-arrival.js';
import { ImportController } from './import.controller.js';
import { ImportModule } from './import.module.js';
import { ImportMappingController } from './mapping/import-mapping.controller.js';
import { ImportMappingRepository } from './mapping/import-mapping.repository.js';
import { ImportMappingService } from './mapping/import-mapping.service.js';
import { ImportPreviewController } from './mapping/import-preview.controller.js';
import { ImportPreviewRepository } from './mapping/import-preview.repository.js';
import { ImportPreviewService } from './mapping/import-preview.service.js';
import { RowThumbnails } from './mapping/row-thumbnails.js';
import { ImportTables } from './table/import-tables.js';

@Module({
  imports: [ImportModule],
  controllers: [ImportController, ImportMappingController, ImportPreviewController],
  providers: [
    ImportArrival,
    ImportMappingRepository,
    ImportMappingService,
    ImportPreviewRepository,
    ImportPreviewService,
    ImportTables,
    RowThumbnails,
  ],
})
export class ImportHttpModule {}
