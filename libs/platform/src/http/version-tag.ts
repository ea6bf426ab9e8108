import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { PreconditionFailed } from './errors.js';

const tagOf = (version: number): string => `"${version}"`;

/**
 * Guards a change against an older copy.
 * @param ifMatch the request's `If-Match`, or undefined when the client does not care
 * @throws PreconditionFailed when the resource has moved on
 */
export function assertMatches(ifMatch: string | undefined, version: number): void {
  if (ifMatch !== undefined && ifMatch !== '*' && ifMatch !== tagOf(version)) throw new PreconditionFailed();
}

/** Whether `If-None-Match` names the tag, in a list or weakened by a proxy that compressed the answer; `*` names any. */
export const isAmong = (ifNoneMatch: string | undefined, tag: string): boolean =>
  ifNoneMatch?.split(',').some((entry) => ['*', tag, `W/${tag}`].includes(entry.trim())) ?? false;

/** Sets `ETag` from the body's `version` and answers 304 when the client has it already. */
@Injectable()
export class VersionTagInterceptor implements NestInterceptor<{ version: number }, unknown> {
  intercept(context: ExecutionContext, next: CallHandler<{ version: number }>): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map((body) => {
        const tag = tagOf(body.version);
        void reply.header('etag', tag);
        if (request.method !== 'GET' || !isAmong(request.headers['if-none-match'], tag)) return body;
        void reply.status(304);
        return undefined;
      }),
    );
  }
}
