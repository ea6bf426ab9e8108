import { Module } from '@nestjs/common';
import { AttributionReader } from './attribution.reader.js';
import { AttributionService } from './attribution.service.js';
import { ContentController } from './content.controller.js';
import { ContentFileController } from './content-file.controller.js';
import { ContentModule } from './content.module.js';
import { ContentPartController } from './content-part.controller.js';
import { FileService } from './file/file.service.js';
import { UploadRefusalRepository } from './upload/upload-refusal.repository.js';
import { UploadService } from './upload/upload.service.js';

@Module({
  imports: [ContentModule],
  controllers: [ContentController, ContentFileController, ContentPartController],
  providers: [FileService, AttributionReader, AttributionService, UploadRefusalRepository, UploadService],
})
export class ContentHttpModule {}
