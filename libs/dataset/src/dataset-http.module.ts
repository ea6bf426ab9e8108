import { Module } from '@nestjs/common';

import { DatasetModule } from './dataset.module.js';
import { ExportController } from './export.controller.js';

@Module({ imports: [DatasetModule], controllers: [ExportController] })
export class DatasetHttpModule {}
