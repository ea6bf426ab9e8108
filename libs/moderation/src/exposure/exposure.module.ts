import { Module } from '@nestjs/common';
import { ExposureReader } from './exposure.reader.js';
import { ExposureRepository } from './exposure.repository.js';
import { ExposureService } from './exposure.service.js';
import { PreferenceRepository } from './preference.repository.js';

/** What moderators had to see, and how claiming goes about it. */
@Module({
  providers: [ExposureReader, ExposureRepository, ExposureService, PreferenceRepository],
  exports: [ExposureService],
})
export class ExposureModule {}
