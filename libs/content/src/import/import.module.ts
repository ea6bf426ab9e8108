import { Module } from '@nestjs/common';
import { AuditModule } from '@odr/audit';
import { ContentModule } from '../content.module.js';
import { UploadsModule } from '../upload/uploads.module.js';
import { DirectoryDoor } from './directory/directory-door.js';
import { IMPORT_CONFIG, importConfig } from './import.config.js';
import { ImportItemRepository } from './import-item.repository.js';
import { ImportJobs } from './import-jobs.js';
import { ImportReader } from './import.reader.js';
import { ImportRepository } from './import.repository.js';
import { ImportService } from './import.service.js';
import { Hub } from './hugging-face/hub.js';
import { HUB_CONFIG, hubConfig } from './hugging-face/hub.config.js';
import { OpenTables } from './table/open-tables.js';

/** Imports for every process. */
@Module({
  imports: [AuditModule, ContentModule, UploadsModule],
  providers: [
    { provide: HUB_CONFIG, useFactory: () => hubConfig() },
    Hub,
    { provide: IMPORT_CONFIG, useFactory: () => importConfig() },
    DirectoryDoor,
    ImportItemRepository,
    ImportJobs,
    ImportReader,
    ImportRepository,
    ImportService,
    OpenTables,
  ],
  exports: [
    Hub,
    IMPORT_CONFIG,
    ContentModule,
    DirectoryDoor,
    ImportItemRepository,
    ImportJobs,
    ImportReader,
    ImportRepository,
    ImportService,
    OpenTables,
  ],
})
export class ImportModule {}
