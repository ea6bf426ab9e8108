import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { configureHttp, endWithParent, httpAdapter, httpConfig } from '@odr/platform';
import { Logger } from 'nestjs-pino';
import { ApiModule } from './api.module.js';
import { serveConsole } from './console/serve-console.js';
import { serveDocument } from './openapi/serve-document.js';

const { port, host, consoleDir } = httpConfig();
const app = await NestFactory.create<NestFastifyApplication>(ApiModule, httpAdapter(), { bufferLogs: true });
app.useLogger(app.get(Logger));
await configureHttp(app);
serveDocument(app);
if (consoleDir) await serveConsole(app, consoleDir);
endWithParent(app);
await app.listen(port, host);
