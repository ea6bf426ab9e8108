import { Module } from '@nestjs/common';
import { FinishedUploads } from './tus/finished-uploads.js';
import { UploadRepository } from './tus/upload.repository.js';

/** Uploads for every process: what lies ready for imports. */
@Module({ providers: [UploadRepository, FinishedUploads], exports: [UploadRepository, FinishedUploads] })
export class UploadsModule {}
