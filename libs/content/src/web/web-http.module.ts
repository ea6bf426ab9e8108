import { Module } from '@nestjs/common';
import { ContentModule } from '../content.module.js';
import { ObservationController } from './http/observation.controller.js';
import { ObservationReader } from './http/observation.reader.js';

@Module({ imports: [ContentModule], controllers: [ObservationController], providers: [ObservationReader] })
export class WebHttpModule {}
