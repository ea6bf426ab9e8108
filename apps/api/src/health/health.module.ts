import { Module } from '@nestjs/common';
import { HealthController } from './health.controller.js';
import { HealthReader } from './health.reader.js';

@Module({ controllers: [HealthController], providers: [HealthReader] })
export class HealthModule {}
