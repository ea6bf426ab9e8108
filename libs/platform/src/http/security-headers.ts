import type { FastifyInstance } from 'fastify';

/** For every answer: nothing is guessed, framed or referred. Pictures may be shown elsewhere with their attribution. */
export const ON_EVERY_ANSWER = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'cross-origin',
} as const;

/** For pages. Angular writes component styles into <style> elements, hence `unsafe-inline` there and nowhere else. */
const FOR_PAGES = {
  'content-security-policy':
    "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
} as const;

/** From this length on, encoding a text once is cheaper than measuring it and letting the socket encode it. */
const LONG_TEXT = 4_096;

/**
 * Sets the headers as constants. The usual middleware computes them anew for each request, which cost a sixth of a list.
 * A route that has set a header of these itself keeps its own.
 */
export function addSecurityHeaders(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(ON_EVERY_ANSWER);
    done();
  });
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    if (String(reply.getHeader('content-type')).startsWith('text/html')) {
      for (const [name, value] of Object.entries(FOR_PAGES)) if (!reply.hasHeader(name)) void reply.header(name, value);
    }
    done(null, typeof payload === 'string' && payload.length >= LONG_TEXT ? Buffer.from(payload) : payload);
  });
}
