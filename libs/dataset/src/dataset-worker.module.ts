import { Module } from '@nestjs/common';
import { NotificationModule } from '@odr/notification';

import { DatasetModule } from './dataset.module.js';
import { ExportableReader } from './exportable.reader.js';
import { ExportProcessor } from './export.processor.js';
import { ExportSources } from './export-sources.js';
import { ExportPictures } from './picture/export-pictures.js';
import { PushProcessor } from './push/push.processor.js';
import { VersionRowsReader } from './version/version-rows.reader.js';
import { ReceiverNews } from './withdrawal/receiver-news.js';
import { WithdrawalProcessor } from './withdrawal/withdrawal.processor.js';
import { FreezeProcessor } from './version/freeze.processor.js';

@Module({
  imports: [DatasetModule, NotificationModule],
  providers: [
    ExportableReader,
    ExportPictures,
    ExportSources,
    VersionRowsReader,
    ExportProcessor,
    FreezeProcessor,
    PushProcessor,
    WithdrawalProcessor,
    ReceiverNews,
  ],
})
export class DatasetWorkerModule {}
