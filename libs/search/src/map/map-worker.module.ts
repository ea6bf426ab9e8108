import { Module } from '@nestjs/common';
import { MapModule } from './map.module.js';
import { MapProcessor } from './map.processor.js';

@Module({ imports: [MapModule], providers: [MapProcessor] })
export class MapWorkerModule {}
