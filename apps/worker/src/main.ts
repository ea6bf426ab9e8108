import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { endWithParent } from '@odr/platform';
import { Logger } from 'nestjs-pino';
import { WorkerModule } from './worker.module.js';

const app = await NestFactory.createApplicationContext(WorkerModule, { bufferLogs: true });
app.useLogger(app.get(Logger));
app.enableShutdownHooks();
endWithParent(app);
// The supervisor shows when the worker is there; queues are already being served.
process.send?.({ type: 'ready' });
