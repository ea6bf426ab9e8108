import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '@odr/access';
import { DomainError } from '@odr/kernel';
import { Database, JobQueue } from '@odr/platform';
import { ScanRepository } from '../scan.repository.js';
import { SCANNER_CARDS } from '../scanner-cards.js';
import type { ScannerCard } from '../scanner.js';

class ScannerNotFound extends DomainError {
  readonly code = 'scanner.not_found';
  constructor(known: readonly string[]) {
    super(`The scanners that are on are: ${known.join(', ')}.`);
  }
}

/** Lets people ask for scans to be made again. */
@Injectable()
export class RescanService {
  constructor(
    private readonly db: Database,
    private readonly scans: ScanRepository,
    private readonly jobs: JobQueue,
    @Inject(SCANNER_CARDS) private readonly cards: readonly ScannerCard[],
  ) {}

  /** @throws ScannerNotFound also for one that is switched off: asking it would wait for ever */
  async ask(scanner: string, which: 'failed' | 'all', actor: Principal): Promise<ScannerCard> {
    const card = this.cards.find(({ name }) => name === scanner);
    if (!card) throw new ScannerNotFound(this.cards.map(({ name }) => name));
    await this.db.transaction(async () => {
      if (which === 'all') await this.scans.outdateAll(card.name, actor.userId);
      else await this.scans.forgetFailures(card.name);
      await this.jobs.add('content.find_unscanned', {}, { dedupeKey: 'content.find_unscanned' });
    });
    return card;
  }
}
