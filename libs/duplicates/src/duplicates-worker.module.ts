import { Module } from '@nestjs/common';
import { DuplicatesModule } from './duplicates.module.js';
import { DuplicatesProcessor } from './duplicates.processor.js';

@Module({ imports: [DuplicatesModule], providers: [DuplicatesProcessor] })
export class DuplicatesWorkerModule {}
