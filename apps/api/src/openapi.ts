import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { API_PREFIX, httpAdapter, UNPREFIXED } from '@odr/platform';
import { ApiModule } from './api.module.js';
import { buildDocument } from './openapi/document.js';

// Preview mode builds no provider, so neither a database nor a queue server is needed to describe the routes.
const [, , file = 'apps/api/openapi.json'] = process.argv;
const app = await NestFactory.create<NestFastifyApplication>(ApiModule, httpAdapter(), {
  preview: true,
  logger: ['error'],
  abortOnError: false,
});
app.setGlobalPrefix(API_PREFIX, { exclude: UNPREFIXED });
await writeFile(file, `${JSON.stringify(buildDocument(app), undefined, 2)}\n`);
process.exit();
