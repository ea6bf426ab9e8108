import { createHash } from 'node:crypto';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, tap, type Observable } from 'rxjs';
import { PreconditionFailed } from './errors.js';

const tagOf = (version: number): string => `"${version}"`;

const tagOfBody = (body: object): string =>
  `"${createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 22)}"`;

/**
 * Guards a change against an older copy.
 * @param ifMatch the request's `If-Match`, or undefined when the client does not care
 * @throws PreconditionFailed when the resource has moved on
 */
export const assertMatches = (ifMatch: string | undefined, version: number): void => assertIs(ifMatch, tagOf(version));

/**
 * The same for what has no version: its tag stands for all that it shows.
 * @param body what GET would answer, read where nobody else can change it
 * @throws PreconditionFailed when it looks different by now
 */
export const assertShows = (ifMatch: string | undefined, body: object): void => assertIs(ifMatch, tagOfBody(body));

function assertIs(ifMatch: string | undefined, tag: string): void {
  if (ifMatch !== undefined && ifMatch !== '*' && ifMatch !== tag) throw new PreconditionFailed();
}

/** Whether `If-None-Match` names the tag, in a list or weakened by a proxy that compressed the answer; `*` names any. */
export const isAmong = (ifNoneMatch: string | undefined, tag: string): boolean =>
  ifNoneMatch?.split(',').some((entry) => ['*', tag, `W/${tag}`].includes(entry.trim())) ?? false;

/** Sets `ETag` from the body's `version` and answers 304 when the client has it already. */
@Injectable()
export class VersionTagInterceptor implements NestInterceptor<{ version: number }, unknown> {
  intercept(context: ExecutionContext, next: CallHandler<{ version: number }>): Observable<unknown> {
    return next.handle().pipe(map((body) => tagged(body, tagOf(body.version), context)));
  }
}

/**
 * Sets `ETag` from the body's `version` for a later `If-Match`, and sends the body whatever the client has: for what shows more
 * than its version counts.
 */
@Injectable()
export class ChangeTagInterceptor implements NestInterceptor<{ version: number }, { version: number }> {
  intercept(context: ExecutionContext, next: CallHandler<{ version: number }>): Observable<{ version: number }> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(tap(({ version }) => void reply.header('etag', tagOf(version))));
  }
}

/** Sets `ETag` from the whole body, for what has no version, and answers 304 when the client has it already. */
@Injectable()
export class BodyTagInterceptor implements NestInterceptor<object, unknown> {
  intercept(context: ExecutionContext, next: CallHandler<object>): Observable<unknown> {
    return next.handle().pipe(map((body) => tagged(body, tagOfBody(body), context)));
  }
}

function tagged(body: object, tag: string, context: ExecutionContext): object | undefined {
  const { method, headers } = context.switchToHttp().getRequest<FastifyRequest>();
  const reply = context.switchToHttp().getResponse<FastifyReply>();
  void reply.header('etag', tag);
  if (method !== 'GET' || !isAmong(headers['if-none-match'], tag)) return body;
  void reply.status(304);
  return undefined;
}
