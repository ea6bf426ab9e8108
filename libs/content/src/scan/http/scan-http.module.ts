import { Module } from '@nestjs/common';
import { ContentModule } from '../../content.module.js';
import { ScanRepository } from '../scan.repository.js';
import { ContentScanController } from './content-scan.controller.js';
import { ContentScanReader } from './content-scan.reader.js';
import { RescanService } from './rescan.service.js';
import { ScanAdminController } from './scan-admin.controller.js';
import { ScanProgressReader } from './scan-progress.reader.js';

/** What people read of scans, and ask of them. */
@Module({
  imports: [ContentModule],
  controllers: [ContentScanController, ScanAdminController],
  providers: [ContentScanReader, ScanProgressReader, RescanService, ScanRepository],
})
export class ScanHttpModule {}
