import { createHash } from 'node:crypto';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { catchError, from, mergeMap, throwError, type Observable } from 'rxjs';
import { SecretBox } from '../sealing/secret-box.js';
import { ANSWERS_SECRET } from './answers-secret.decorator.js';
import { IdempotencyMismatch, IdempotencyRunning, InvalidRequest } from './errors.js';
import { IdempotencyRepository, type FirstAnswer } from './idempotency.repository.js';
import { KEEPS_NO_ANSWER } from './keeps-no-answer.decorator.js';

const MAX_KEY_LENGTH = 255;

/** What one person called a request of theirs. */
interface RequestName {
  readonly userId: string;
  readonly key: string;
  /** Its answer holds a secret. */
  readonly isSecret: boolean;
}

/** Gives a repeated POST with the same `Idempotency-Key` the first answer again, for 24 hours. A refused request keeps no key. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly requests: IdempotencyRepository,
    private readonly box: SecretBox,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest & { user?: { userId: string } }>();
    const key = request.headers['idempotency-key'];
    const userId = request.user?.userId;
    if (Reflect.getMetadata(KEEPS_NO_ANSWER, context.getHandler()) === true) return next.handle();
    if (request.method !== 'POST' || typeof key !== 'string' || userId === undefined) return next.handle();
    if (key.length > MAX_KEY_LENGTH) {
      throw new InvalidRequest([
        { path: 'Idempotency-Key', message: `is longer than ${MAX_KEY_LENGTH}`, code: 'maxLength' },
      ]);
    }
    if (isStreamOfLines(request)) return next.handle();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const name = { userId, key, isSecret: Reflect.getMetadata(ANSWERS_SECRET, context.getHandler()) === true };
    return from(this.requests.reserve(userId, key, fingerprintOf(request))).pipe(
      mergeMap((first) => {
        if (first === undefined) return this.runFirst(name, reply, next);
        if (first.fingerprint !== fingerprintOf(request)) throw new IdempotencyMismatch();
        if (first.status === null) throw new IdempotencyRunning();
        // A streamed body that nobody reads would keep the connection waiting.
        request.raw.resume();
        void reply.status(first.status).header('idempotency-replayed', 'true');
        return this.answerOf(name, first);
      }),
    );
  }

  private runFirst(name: RequestName, reply: FastifyReply, next: CallHandler): Observable<unknown> {
    const { userId, key, isSecret } = name;
    return next.handle().pipe(
      mergeMap(async (body: unknown) => {
        const kept = isSecret ? await this.box.seal(Buffer.from(JSON.stringify(body)), ownerOf(name)) : body;
        await this.requests.keep(userId, key, reply.statusCode, kept);
        return body;
      }),
      catchError((error: unknown) =>
        from(this.requests.forget(userId, key)).pipe(mergeMap(() => throwError(() => error))),
      ),
    );
  }

  private async answerOf(name: RequestName, { body }: FirstAnswer): Promise<unknown> {
    return name.isSecret ? JSON.parse((await this.box.open(String(body), ownerOf(name))).toString()) : body;
  }
}

/** A sealed answer opens for nobody else, and under no other key. */
const ownerOf = ({ userId, key }: RequestName): string => `answer:${userId}:${key}`;

/** Such an answer streams and cannot be kept: each of its lines is repeatable by itself instead. */
const isStreamOfLines = ({ headers }: FastifyRequest): boolean =>
  headers['content-type']?.startsWith('application/x-ndjson') ?? false;

/** A multipart body is a stream: its declared length stands for it. */
function fingerprintOf(request: FastifyRequest): string {
  const isStream = !/json$/.test(String(request.headers['content-type'] ?? 'json').split(';')[0] ?? '');
  const body = isStream ? (request.headers['content-length'] ?? '') : JSON.stringify(request.body ?? null);
  return createHash('sha256').update(`${request.method} ${request.url}\n${body}`).digest('hex');
}
