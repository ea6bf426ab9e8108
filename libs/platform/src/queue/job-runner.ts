import { DomainError, type JobId } from '@odr/kernel';
import type { EventName, JobName, Jobs } from '@odr/contracts';
import { Injectable, Logger } from '@nestjs/common';
import { withRequestId } from '../observability/request-context.js';
import { HandlerRegistry } from './handler-registry.js';
import type { JobOf } from './handles-job.js';
import { HEARTBEAT_MS, JobRepository, type RunnableJob } from './job.repository.js';

/** Runs one job from its row: begins an attempt, keeps the lease, finishes or fails it. */
@Injectable()
export class JobRunner {
  private readonly log = new Logger(JobRunner.name);

  constructor(
    private readonly jobs: JobRepository,
    private readonly handlers: HandlerRegistry,
  ) {}

  async run(id: JobId): Promise<void> {
    const job = await this.jobs.begin(id);
    if (job === undefined) return;
    const heartbeat = setInterval(() => void this.renew(job), HEARTBEAT_MS);
    try {
      await withRequestId(job.requestId ?? job.id, () => this.handle(job));
      await this.jobs.finish(job.id, job.attempts);
    } catch (error) {
      // Whatever a handler throws is kept with the job, where the dashboard shows it; the relay retries it later.
      this.log.warn({ jobId: job.id, job: job.name, attempt: job.attempts, err: error }, 'job attempt failed');
      await this.jobs.failAttempt(job.id, job.attempts, describe(error));
    } finally {
      clearInterval(heartbeat);
    }
  }

  private async handle(job: RunnableJob): Promise<void> {
    if (job.name === 'event.deliver') return this.deliver(job.payload as Jobs['event.deliver']);
    const handler = this.handlers.jobHandler(job.name);
    if (handler === undefined) throw new Error(`No handler for ${job.name} in this process.`);
    await handler({
      id: job.id,
      name: job.name,
      data: job.payload,
      attempt: job.attempts,
      progress: (done, total) => this.jobs.reportProgress(job.id, done, total),
    } as JobOf<JobName>);
  }

  private async deliver({ eventId, subscriber }: Jobs['event.deliver']): Promise<void> {
    const event = await this.jobs.eventById(eventId);
    if (event === undefined) return;
    const handler = this.handlers.eventHandler(event.name as EventName, subscriber);
    if (handler === undefined) throw new Error(`Nobody is called ${subscriber} any more.`);
    await handler({ id: eventId, name: event.name as EventName, data: event.payload as never });
  }

  private async renew(job: RunnableJob): Promise<void> {
    try {
      await this.jobs.renewLease(job.id, job.attempts);
    } catch (error) {
      // The database is away for a moment; the lease outlives three missed heartbeats.
      this.log.warn({ jobId: job.id, err: error }, 'lease not renewed');
    }
  }
}

const describe = (error: unknown): { code: string; message: string } => ({
  code: error instanceof DomainError ? error.code : 'service.internal',
  message: error instanceof Error ? error.message.slice(0, 2_000) : String(error),
});
