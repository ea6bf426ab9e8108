import { Logger } from '@nestjs/common';
import fastifyCookie from '@fastify/cookie';
import fastifyMultipart from '@fastify/multipart';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { withRequestId } from '../observability/request-context.js';
import { httpConfig } from './http.config.js';
import { ProblemFilter } from './problem.filter.js';
import { readJsonPatch } from './read-json-patch.js';
import { refuseBrokenText } from './refuse-broken-text.js';
import { refuseForms } from './refuse-forms.js';
import { refuseUnroutable } from './refuse-unroutable.js';
import { requestIdOf } from './request-id.js';
import { addSecurityHeaders } from './security-headers.js';
import { validationPipe } from './validation.pipe.js';

export const API_PREFIX = 'api/v1';
/** Outside the base path, as probes and readers expect them. */
export const UNPREFIXED = ['health/live', 'health/ready'];

export const httpAdapter = (): FastifyAdapter =>
  new FastifyAdapter({
    bodyLimit: httpConfig().bodyLimitBytes,
    // Only these may say who asks in X-Forwarded-For; anyone else could name a fresh address with each request.
    trustProxy: httpConfig().trustedProxies.length > 0 ? [...httpConfig().trustedProxies] : false,
    genReqId: requestIdOf,
    requestIdHeader: false,
    frameworkErrors: refuseUnroutable,
    forceCloseConnections: 'idle',
    // Long enough for a 200 MB upload over a slow line, short enough against clients that never finish.
    requestTimeout: 15 * 60_000,
    routerOptions: { maxParamLength: 300 },
  });

/** Everything that is the same for every route: ids, problems, validation, headers, streamed bodies. */
export async function configureHttp(app: NestFastifyApplication): Promise<void> {
  app.setGlobalPrefix(API_PREFIX, { exclude: UNPREFIXED });
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ProblemFilter());
  app.enableShutdownHooks();
  await app.register(fastifyCookie);
  await app.register(fastifyMultipart, { throwFileSizeLimit: true });
  const fastify = app.getHttpAdapter().getInstance();
  addSecurityHeaders(fastify);
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    withRequestId(request.id, done, request.ip);
  });
  logChanges(fastify);
  refuseForms(fastify);
  refuseBrokenText(fastify);
  // Fastify reads plain text by itself; no route takes it, so it is a wrong media type.
  fastify.removeContentTypeParser('text/plain');
  readJsonPatch(fastify);
  // Lines, and pieces of resumable uploads, are read by their routes as they come.
  for (const type of ['application/x-ndjson', 'application/offset+octet-stream']) {
    fastify.addContentTypeParser(type, (_request, payload, done) => done(null, payload));
  }
}

/**
 * One line for each request that asks for a change, so that its id can be followed from the client into the jobs. Reads
 * are left out: the line would cost more than a short one of them. The route stands for the address, which may hold tokens.
 */
function logChanges(fastify: FastifyInstance): void {
  const log = new Logger('Request');
  fastify.addHook('onResponse', (request, reply, done) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      const tookMs = Math.round(reply.elapsedTime);
      const { method, id: requestId, routeOptions } = request;
      log.log({ method, route: routeOptions.url, status: reply.statusCode, tookMs, requestId }, 'request answered');
    }
    done();
  });
}
