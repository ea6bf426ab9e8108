import { Module } from '@nestjs/common';
import { BlobStore } from '@odr/platform';
import { CONTENT_CONFIG } from '../content.config.js';
import { ContentModule } from '../content.module.js';
import { TurnedHashProcessor } from '../hashing/turned-hash.processor.js';
import { TurnedHashRepository } from '../hashing/turned-hash.repository.js';
import { BACKGROUND_WORKSHOP, backgroundWorkshop } from './background-workshop.js';
import { DerivativeProcessor } from './derivative.processor.js';
import { DerivativeRepository } from './derivative.repository.js';

/** What is made of contents that are in already, while nobody waits for it. */
@Module({
  imports: [ContentModule],
  providers: [
    { provide: BACKGROUND_WORKSHOP, inject: [CONTENT_CONFIG, BlobStore], useFactory: backgroundWorkshop },
    DerivativeRepository,
    DerivativeProcessor,
    TurnedHashRepository,
    TurnedHashProcessor,
  ],
  exports: [DerivativeRepository],
})
export class DerivativeWorkerModule {}
