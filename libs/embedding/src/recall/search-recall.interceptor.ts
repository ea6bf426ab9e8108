import { Injectable, Logger, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Observable, mergeMap } from 'rxjs';
import { watchIndexUse } from './index-use.js';
import { RecallService } from './recall.service.js';

/**
 * Says in `X-Search-Recall` how much of what it should have found the index behind an answer has found lately, and by how many
 * checked answers that is known: `0.987;n=240`. Answers that compared everything have no such header: nothing was missed.
 */
@Injectable()
export class SearchRecallInterceptor implements NestInterceptor {
  private readonly log = new Logger(SearchRecallInterceptor.name);

  constructor(private readonly recall: RecallService) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const used = new Set<string>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const answered = new Observable((subscriber) => watchIndexUse(used, () => next.handle().subscribe(subscriber)));
    return answered.pipe(
      mergeMap(async (body: unknown) => {
        if (used.size > 0) await this.tell(reply, used);
        return body;
      }),
    );
  }

  private async tell(reply: FastifyReply, used: ReadonlySet<string>): Promise<void> {
    try {
      const rolling = await this.recall.rolling(used);
      if (!rolling || rolling.mean === null) return;
      void reply.header('x-search-recall', `${rolling.mean.toFixed(3)};n=${rolling.samples}`);
    } catch (error) {
      // The answer is worth more than what is known about answers.
      this.log.warn({ err: error }, 'rolling recall not read');
    }
  }
}
