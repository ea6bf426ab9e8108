import { Module } from '@nestjs/common';

import { CheckHttpModule } from './check/check-http.module.js';
import { DatasetModule } from './dataset.module.js';
import { DatasetController } from './dataset/dataset.controller.js';
import { ExportController } from './export.controller.js';
import { PreviewController } from './preview/preview.controller.js';
import { PreviewReader } from './preview/preview.reader.js';
import { PreviewService } from './preview/preview.service.js';
import { PushController } from './push/push.controller.js';
import { VersionWithdrawalController } from './withdrawal/version-withdrawal.controller.js';
import { WithdrawalController } from './withdrawal/withdrawal.controller.js';
import { CardController } from './version/card.controller.js';
import { FreezeControlController } from './version/freeze-control.controller.js';
import { FreezeControlService } from './version/freeze-control.service.js';
import { VersionExportController } from './version/version-export.controller.js';
import { VersionController } from './version/version.controller.js';

@Module({
  imports: [CheckHttpModule, DatasetModule],
  controllers: [
    ExportController,
    DatasetController,
    PushController,
    VersionController,
    VersionExportController,
    WithdrawalController,
    VersionWithdrawalController,
    PreviewController,
    FreezeControlController,
    CardController,
  ],
  providers: [FreezeControlService, PreviewReader, PreviewService],
})
export class DatasetHttpModule {}
