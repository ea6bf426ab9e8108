import { Module } from '@nestjs/common';
import { ContentModule } from '../content.module.js';
import { HashCheckController } from './check/hash-check.controller.js';
import { HashCheckReader } from './check/hash-check.reader.js';
import { TusProtocol } from './tus/tus-protocol.js';
import { UploadController } from './tus/upload.controller.js';
import { UploadDesk } from './tus/upload-desk.js';
import { UploadFinisher } from './tus/upload-finisher.js';
import { UploadLockRepository } from './tus/upload-lock.repository.js';
import { UploadsService } from './tus/uploads.service.js';
import { UploadsModule } from './uploads.module.js';

@Module({
  imports: [ContentModule, UploadsModule],
  controllers: [HashCheckController, UploadController],
  providers: [HashCheckReader, UploadLockRepository, UploadsService, UploadFinisher, TusProtocol, UploadDesk],
})
export class UploadHttpModule {}
