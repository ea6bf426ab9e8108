import { Module } from '@nestjs/common';
import { MapController } from './map.controller.js';
import { MapModule } from './map.module.js';

@Module({ imports: [MapModule], controllers: [MapController] })
export class MapHttpModule {}
