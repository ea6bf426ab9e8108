import { Module } from '@nestjs/common';
import { BulkController } from './bulk/bulk.controller.js';
import { BulkReader } from './bulk/bulk.reader.js';
import { BulkRepository } from './bulk/bulk.repository.js';
import { BulkService } from './bulk/bulk.service.js';
import { UndoService } from './bulk/undo.service.js';
import { ContentModule } from './content.module.js';
import { ContributionController } from './contribution/contribution.controller.js';
import { ContributionReader } from './contribution/contribution.reader.js';
import { DeletedReader } from './deletion/deleted.reader.js';
import { DeletionController } from './deletion/deletion.controller.js';
import { PartController } from './part/part.controller.js';
import { PartService } from './part/part.service.js';
import { TimelineController } from './timeline/timeline.controller.js';
import { TimelineReader } from './timeline/timeline.reader.js';

/** What contributors do with what they have brought, after it has come in. */
@Module({
  imports: [ContentModule],
  controllers: [BulkController, ContributionController, DeletionController, PartController, TimelineController],
  providers: [
    BulkReader,
    BulkRepository,
    BulkService,
    UndoService,
    ContributionReader,
    DeletedReader,
    PartService,
    TimelineReader,
  ],
})
export class ContributionHttpModule {}
