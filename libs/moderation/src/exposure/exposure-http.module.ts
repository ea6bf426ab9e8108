import { Module } from '@nestjs/common';
import { ExposureController } from './exposure.controller.js';
import { ExposureModule } from './exposure.module.js';

@Module({ imports: [ExposureModule], controllers: [ExposureController] })
export class ExposureHttpModule {}
