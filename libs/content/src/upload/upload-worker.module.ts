import { Module } from '@nestjs/common';
import { UploadExpiry } from './tus/upload-expiry.js';
import { UploadsModule } from './uploads.module.js';

@Module({ imports: [UploadsModule], providers: [UploadExpiry] })
export class UploadWorkerModule {}
