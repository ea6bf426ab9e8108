import { Clock } from '@odr/kernel';
import { HandlesJob, JobQueue } from '@odr/platform';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { EmailLinkRepository } from './email-link.repository.js';

const HOUR_MS = 3_600_000;

/** Forgets links that have expired, and with them the addresses that nobody has proved. */
@Injectable()
export class EmailLinkPruner implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(EmailLinkPruner.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly links: EmailLinkRepository,
    private readonly jobs: JobQueue,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.timer = setInterval(() => void this.schedule(), HOUR_MS);
    await this.schedule();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  @HandlesJob('auth.prune_links')
  prune(): Promise<void> {
    return this.links.deleteExpired(this.clock.now());
  }

  private async schedule(): Promise<void> {
    try {
      await this.jobs.add('auth.prune_links', {}, { dedupeKey: 'auth.prune_links' });
    } catch (error) {
      // The database is away for a moment; the next hour asks again.
      this.log.warn({ err: error }, 'pruning not scheduled');
    }
  }
}
