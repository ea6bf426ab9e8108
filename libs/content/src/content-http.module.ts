import { Module } from '@nestjs/common';
import { AuthModule } from '@odr/auth';
import { TeamsModule } from '@odr/teams';
import { AttributionReader } from './attribution.reader.js';
import { AttributionService } from './attribution.service.js';
import { ContentController } from './content.controller.js';
import { ContentFileController } from './content-file.controller.js';
import { ContentModule } from './content.module.js';
import { ContentPartController } from './content-part.controller.js';
import { ContentSetHttpModule } from './content-set/content-set-http.module.js';
import { ContributionHttpModule } from './contribution-http.module.js';
import { EmbeddedCredit } from './file/embedded-credit.js';
import { FileService } from './file/file.service.js';
import { RightsHttpModule } from './licensing/rights-http.module.js';
import { ReceiptController } from './receipt/receipt.controller.js';
import { ReceiptReader } from './receipt/receipt.reader.js';
import { ScanHttpModule } from './scan/http/scan-http.module.js';
import { TeamContentController } from './team/team-content.controller.js';
import { TeamContentReader } from './team/team-content.reader.js';
import { UploadHttpModule } from './upload/upload-http.module.js';
import { UploadService } from './upload/upload.service.js';
import { WebHttpModule } from './web/web-http.module.js';

@Module({
  imports: [
    AuthModule,
    ContentModule,
    ContentSetHttpModule,
    ContributionHttpModule,
    RightsHttpModule,
    TeamsModule,
    ScanHttpModule,
    UploadHttpModule,
    WebHttpModule,
  ],
  controllers: [
    ContentController,
    ContentFileController,
    ContentPartController,
    ReceiptController,
    TeamContentController,
  ],
  providers: [
    EmbeddedCredit,
    FileService,
    AttributionReader,
    AttributionService,
    ReceiptReader,
    UploadService,
    TeamContentReader,
  ],
})
export class ContentHttpModule {}
