import { getQueueToken } from '@nestjs/bull';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { QUEUES, type EventName, type QueueName } from '@odr/contracts';
import Bull, { type Queue } from 'bull';
import { DatabaseListener } from '../database/database-listener.js';
import { HandlerRegistry } from './handler-registry.js';
import { JobRepository } from './job.repository.js';
import { JobRunner } from './job-runner.js';
import { QueueConsumer, type Hint } from './queue-consumer.js';
import { bullOptions, workerConcurrency } from './queue.config.js';

const BATCH = 200;
const POLL_MS = 1_000;
const RECLAIM_MS = 15_000;
const PRUNE_MS = 3_600_000;

/**
 * The bridge from rows to the queue server: events become jobs, jobs become hints in Bull, hints run jobs.
 * Woken by NOTIFY, and by a clock in case a notification was missed.
 */
@Injectable()
export class Relay implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(Relay.name);
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly consumers = new Map<QueueName, QueueConsumer>();
  private running: Promise<void> | undefined;
  private again = false;
  private stopped = false;

  constructor(
    private readonly modules: ModuleRef,
    private readonly jobs: JobRepository,
    private readonly runner: JobRunner,
    private readonly handlers: HandlerRegistry,
    private readonly listener: DatabaseListener,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const limits = await this.jobs.limits();
    for (const name of QUEUES) this.consumers.set(name, this.consumer(name, limits.get(name)));
    await this.listener.listen('odr_work', () => this.wake());
    await this.listener.listen('odr_queue_limit', () => {
      void this.applyLimits().catch((error: unknown) => this.log.warn({ err: error }, 'limits of queues not read'));
    });
    this.every(POLL_MS, () => this.wake());
    this.every(RECLAIM_MS, () => this.reclaim());
    this.every(RECLAIM_MS, () => this.applyLimits());
    this.every(PRUNE_MS, () => this.jobs.prune());
    this.wake();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    for (const timer of this.timers) clearInterval(timer);
    await this.running;
    await Promise.all([...this.consumers.values()].map((consumer) => consumer.close()));
  }

  /** Relays now; a call while relaying makes it go round once more. */
  private wake(): void {
    this.again = true;
    this.running ??= this.drain().finally(() => (this.running = undefined));
  }

  private async drain(): Promise<void> {
    while (this.again && !this.stopped) {
      this.again = false;
      try {
        const relayed = await this.jobs.relayEvents((name) => this.handlers.subscribersOf(name as EventName), BATCH);
        const dispatched = await this.dispatch();
        if (relayed === BATCH || dispatched === BATCH) this.again = true;
      } catch (error) {
        // The database or the queue server is away. Rows wait; the clock tries again in a second.
        this.log.warn({ err: error }, 'relay interrupted');
      }
    }
  }

  private async dispatch(): Promise<number> {
    const due = await this.jobs.takeUndispatched(BATCH);
    for (const job of due) await this.consumers.get(job.queue as QueueName)?.hint(job.id, job.attempts);
    return due.length;
  }

  private consumer(name: QueueName, limit = workerConcurrency()): QueueConsumer {
    const { url, ...options } = bullOptions();
    return new QueueConsumer(this.modules.get<Queue<Hint>>(getQueueToken(name), { strict: false }), limit, {
      open: () => new Bull<Hint>(name, url, options),
      run: (id) => this.runner.run(id),
      failed: (error) => this.log.warn({ queue: name, err: error }, 'queue server error'),
    });
  }

  private async applyLimits(): Promise<void> {
    const limits = await this.jobs.limits();
    if (this.stopped) return;
    for (const [name, consumer] of this.consumers) consumer.setConcurrency(limits.get(name) ?? workerConcurrency());
  }

  private async reclaim(): Promise<void> {
    const lost = await this.jobs.reclaimLost();
    if (lost > 0) this.log.warn({ lost }, 'jobs given back to the queue');
  }

  private every(ms: number, work: () => void | Promise<void>): void {
    this.timers.push(
      setInterval(
        () =>
          void Promise.resolve()
            .then(work)
            .catch((error: unknown) => this.log.warn({ err: error }, 'periodic work failed')),
        ms,
      ),
    );
  }
}
