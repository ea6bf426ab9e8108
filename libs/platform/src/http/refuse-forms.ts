import { UnsupportedMediaTypeException } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';

/**
 * Bodies are JSON. The framework reads forms of HTML pages too, where every value is a text and a list is whatever comes
 * twice: answered 415, but on routes that say `@RouteConfig({ takesForm: true })`.
 */
export function refuseForms(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    const isForm = request.headers['content-type']?.toLowerCase().startsWith('application/x-www-form-urlencoded');
    const takesIt = 'takesForm' in (request.routeOptions.config ?? {});
    done(isForm && !takesIt ? new UnsupportedMediaTypeException() : undefined);
  });
}
