import { Module } from '@nestjs/common';
import { ImportArrival } from './import-arrival.js';
import { ImportController } from './import.controller.js';
import { ImportModule } from './import.module.js';

@Module({ imports: [ImportModule], controllers: [ImportController], providers: [ImportArrival] })
export class ImportHttpModule {}
