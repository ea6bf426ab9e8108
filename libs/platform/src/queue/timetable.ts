import type { JobName } from '@odr/contracts';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { HandlerRegistry } from './handler-registry.js';
import { JobQueue } from './job-queue.js';

/** Asks for the jobs that nobody asks for, at start and again and again. */
@Injectable()
export class Timetable implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(Timetable.name);
  private readonly timers: NodeJS.Timeout[] = [];

  constructor(
    private readonly handlers: HandlerRegistry,
    private readonly jobs: JobQueue,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    for (const [name, everyMs] of this.handlers.repeated()) {
      this.timers.push(setInterval(() => void this.ask(name), everyMs));
      await this.ask(name);
    }
  }

  onApplicationShutdown(): void {
    for (const timer of this.timers) clearInterval(timer);
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
