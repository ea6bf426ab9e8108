import { Injectable } from '@nestjs/common';
import type { ContentId } from '@odr/kernel';
import { HandlesEvent, HandlesJob, JobQueue, RunsEvery, type EventOf, type JobOf } from '@odr/platform';
import { ScanRepository } from './scan.repository.js';
import { ScanService } from './scan.service.js';
import { Scanners } from './scanners.js';

/** Scans that may wait to be made again at one time, of all scanners together. */
const MAX_WAITING = 200;
const LOOK_EVERY_MS = 5 * 60_000;
const LOOK_AGAIN_MS = 5_000;

/** When scanners look: after processing, after edits, and when one of another version has come. */
@Injectable()
export class ScanProcessor {
  constructor(
    private readonly scanning: ScanService,
    private readonly scans: ScanRepository,
    private readonly scanners: Scanners,
    private readonly jobs: JobQueue,
  ) {}

  @HandlesJob('content.scan')
  scan({ data }: JobOf<'content.scan'>): Promise<void> {
    return this.scanning.run(data.contentId as ContentId, data.scanner);
  }

  @HandlesJob('content.rescan')
  rescan({ data }: JobOf<'content.rescan'>): Promise<void> {
    return this.scanning.runIfStale(data.contentId as ContentId, data.scanner);
  }

  @HandlesEvent('content.updated')
  async onUpdated({ data }: EventOf<'content.updated'>): Promise<void> {
    await this.scanning.requestAfterEdit(data.contentId as ContentId);
  }

  /**
   * Asks for scans that are missing or outdated, oldest items first, never more than a worker does in a minute or two:
   * where it stands is what the rows say, so it goes on after any interruption.
   */
  @RunsEvery(LOOK_EVERY_MS, 'content.find_unscanned')
  async findUnscanned(): Promise<void> {
    let room = MAX_WAITING - (await this.scans.waiting());
    for (const { card } of this.scanners.all()) {
      if (room <= 0) break;
      const ids = await this.scans.stale(card, room);
      await this.scanning.requestAgain(card, ids);
      room -= ids.length;
    }
    // Full: there is more, and soon there will be room for it.
    if (room <= 0)
      await this.jobs.add(
        'content.find_unscanned',
        {},
        { dedupeKey: 'content.find_unscanned', afterMs: LOOK_AGAIN_MS },
      );
  }
}
