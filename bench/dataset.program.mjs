import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { AccessModule } from '../dist/libs/access/src/index.js';
import { ExportProcessor } from '../dist/libs/dataset/src/export.processor.js';
import { DatasetWorkerModule } from '../dist/libs/dataset/src/index.js';
import { Freezer } from '../dist/libs/dataset/src/version/freezer.js';
import { BlobStore, Database, JobQueue, LocalBlobStore, Outbox } from '../dist/libs/platform/src/index.js';
import { dataSourceOptions } from '../dist/libs/platform/src/database/data-source.js';

/** The worker's part that makes datasets, alone: what else a worker does in the background would be measured too. */
const { DATABASE_URL: url, STORAGE_DIR: storage } = process.env;
const source = await new DataSource(dataSourceOptions({ url, poolSize: 4 })).initialize();
const values = [
  { provide: Database, useValue: new Database(source) },
  { provide: BlobStore, useValue: new LocalBlobStore(storage) },
];
class Platform {}
Module({ providers: [...values, Outbox, JobQueue], exports: [Database, BlobStore, Outbox, JobQueue] })(Platform);
class Bench {}
Module({ imports: [{ module: Platform, global: true }, AccessModule, DatasetWorkerModule] })(Bench);
const app = await NestFactory.createApplicationContext(Bench, { logger: ['error'] });
const silent = () => Promise.resolve();

process.on('message', async ({ freeze, write }) => {
  try {
    if (freeze) await app.get(Freezer, { strict: false }).freeze(freeze, silent);
    if (write) await app.get(ExportProcessor, { strict: false }).write({ data: { exportId: write }, progress: silent });
    process.send({ type: 'done' });
  } catch (error) {
    process.send({ type: 'failed', message: String(error?.stack ?? error) });
  }
});
process.once('SIGTERM', () => process.exit(0));
process.once('disconnect', () => process.exit(1));
process.send({ type: 'ready', folder: join(storage, '..') });
