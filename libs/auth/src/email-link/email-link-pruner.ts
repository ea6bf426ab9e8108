import { Clock } from '@odr/kernel';
import { RunsEvery } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { EmailLinkRepository } from './email-link.repository.js';

const HOUR_MS = 3_600_000;

/** Forgets links that have expired, and with them the addresses that nobody has proved. */
@Injectable()
export class EmailLinkPruner {
  constructor(
    private readonly links: EmailLinkRepository,
    private readonly clock: Clock,
  ) {}

  @RunsEvery(HOUR_MS, 'auth.prune_links')
  prune(): Promise<void> {
    return this.links.deleteExpired(this.clock.now());
  }
}
