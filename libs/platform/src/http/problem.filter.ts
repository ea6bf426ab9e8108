import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { toProblem } from './to-problem.js';

/** Seconds a client should wait when it is refused for now. */
const RETRY_AFTER_S = 5;

@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const body = toProblem(error, request.id);
    // A full disk or quota is refused on purpose: to be looked at tomorrow, with nothing to find in a stack.
    if (body.status === 507) this.log.warn({ requestId: request.id, code: body.code }, 'request refused');
    else if (body.status >= 500)
      this.log.error({ err: error, requestId: request.id, code: body.code }, 'request failed');
    // A stream that broke half-way: the client sees the connection close, never a success.
    if (reply.sent || reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    if (body.status === 429 || body.status === 503) {
      const wait = body['retryAfterSeconds'] ?? reply.getHeader('retry-after') ?? RETRY_AFTER_S;
      void reply.header('retry-after', String(wait));
    }
    if (body.status === 416 && 'size' in body) void reply.header('content-range', `bytes */${String(body['size'])}`);
    // What the answer was to be before it failed: packed, and a file.
    for (const header of ['content-encoding', 'content-disposition']) reply.removeHeader(header);
    if (body.status === 401) void reply.header('www-authenticate', 'Bearer');
    void reply.status(body.status).header('content-type', 'application/problem+json').send(JSON.stringify(body));
  }
}
