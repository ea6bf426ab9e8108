import { UnsupportedMediaTypeException } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';

/**
 * A JSON Patch (RFC 6902) is a list, and bodies are objects: it becomes the member `patch`, on routes that say
 * `@RouteConfig({ takesJsonPatch: true })`.
 */
export function readJsonPatch(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.addContentTypeParser<string>('application/json-patch+json', { parseAs: 'string' }, (request, body, done) => {
    const takesIt = 'takesJsonPatch' in (request.routeOptions.config ?? {});
    if (!takesIt) {
      done(new UnsupportedMediaTypeException());
      return;
    }
    void parse(request, body, (error, patch?: unknown) => done(error, { patch }));
  });
}
