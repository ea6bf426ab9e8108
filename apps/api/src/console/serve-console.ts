import { resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AddressUnknown, toProblem } from '@odr/platform';

const IMMUTABLE = 'public, max-age=31536000, immutable';
/** Names the Angular build gives to files whose content never changes. */
const HASHED = /-[\w-]{8}\.(js|css|woff2|svg)$/;
/** What ends in a dot and digits is the number of a version, which is an address of the console. */
const FILE = /\.[a-z]\w*$/i;

/**
 * Serves the built console beside the API. Addresses inside the console are its router's, so any path that is neither
 * a file nor the API's answers with index.html.
 */
export async function serveConsole(app: NestFastifyApplication, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: resolve(folder),
    serve: false,
    cacheControl: false,
    setHeaders: (response, path) => response.header('cache-control', HASHED.test(path) ? IMMUTABLE : 'no-cache'),
  });
  app
    .getHttpAdapter()
    .getInstance()
    .get('/*', async (request, reply) => {
      const path = request.url.split('?')[0] ?? '/';
      if (/^\/(api|health|metrics)(\/|$)/.test(path)) {
        const problem = toProblem(new AddressUnknown(path), request.id);
        return reply.status(404).header('content-type', 'application/problem+json').send(JSON.stringify(problem));
      }
      return FILE.test(path) ? reply.sendFile(path.slice(1)) : reply.sendFile('index.html');
    });
}
