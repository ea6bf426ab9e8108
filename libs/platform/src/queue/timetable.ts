import type { JobName } from '@odr/contracts';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { HandlerRegistry } from './handler-registry.js';
import { JobQueue } from './job-queue.js';

/** Asks for the jobs that nobody asks for, at start and again and again. */
@Injectable()
export class Timetable implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(Timetable.name);
  private readonly timers: NodeJS.Timeout[] = [];
  /** Questions that have not been answered yet. */
  private readonly asking = new Set<Promise<void>>();

  constructor(
    private readonly handlers: HandlerRegistry,
    private readonly jobs: JobQueue,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    for (const [name, everyMs] of this.handlers.repeated()) {
      this.timers.push(setInterval(() => void this.askOnce(name), everyMs));
      await this.askOnce(name);
    }
  }

  /** Waits for what is being asked: the database is let go after this. */
  async onApplicationShutdown(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    await Promise.all(this.asking);
  }

  private async askOnce(name: JobName): Promise<void> {
    const asked = this.ask(name);
    this.asking.add(asked);
    await asked;
    this.asking.delete(asked);
  }

  private async ask(name: JobName): Promise<void> {
    try {
      await this.jobs.add(name, {} as never, { dedupeKey: name });
    } catch (error) {
      // The database is away for a moment; the next turn asks again.
      this.log.warn({ job: name, err: error }, 'repeated job not asked for');
    }
  }
}
