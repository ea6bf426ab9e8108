import { Module } from '@nestjs/common';

import { DatasetModule } from './dataset.module.js';
import { ExportableReader } from './exportable.reader.js';
import { ExportProcessor } from './export.processor.js';

@Module({ imports: [DatasetModule], providers: [ExportableReader, ExportProcessor] })
export class DatasetWorkerModule {}
