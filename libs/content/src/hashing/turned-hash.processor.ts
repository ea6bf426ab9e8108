import { Inject, Injectable, Logger } from '@nestjs/common';
import type { ContentId } from '@odr/kernel';
import { BlobMissing, BlobStore, Database, HandlesJob, JobQueue, Outbox, RunsEvery, type JobOf } from '@odr/platform';
import { BACKGROUND_WORKSHOP } from '../derivative/background-workshop.js';
import { ImageFailure } from '../image/image-failure.js';
import { ArrivalChecks } from '../processing/arrival-checks.js';
import type { ImageWorkshop } from '../processing/image-workshop.js';
import { TurnedHashRepository } from './turned-hash.repository.js';

/** Asked for at a time: more would only wait in another place. */
const MOST_WAITING = 1_000;
const LOOK_EVERY_MS = 5 * 60_000;
const LOOK_AGAIN_MS = 30_000;

/**
 * Gives contents that came in before there were hashes of turned pictures the seven that they lack. Until then two of
 * them that are each other's mirror image are not found.
 */
@Injectable()
export class TurnedHashProcessor {
  private readonly log = new Logger(TurnedHashProcessor.name);

  constructor(
    @Inject(BACKGROUND_WORKSHOP) private readonly workshop: ImageWorkshop,
    private readonly db: Database,
    private readonly blobs: BlobStore,
    private readonly hashes: TurnedHashRepository,
    private readonly arrivals: ArrivalChecks,
    private readonly jobs: JobQueue,
    private readonly outbox: Outbox,
  ) {}

  @HandlesJob('content.turn_hash')
  async turn({ data }: JobOf<'content.turn_hash'>): Promise<void> {
    const id = data.contentId as ContentId;
    const content = await this.hashes.find(id);
    if (!content) return;
    try {
      const hash = await this.blobs.withFile('sealed', content.sha256, (path) => this.workshop.hash(path));
      await this.db.transaction(async () => {
        if (!(await this.hashes.save(id, hash))) return;
        await this.arrivals.run(id);
        await this.outbox.append('content.rehashed', { contentId: id });
      });
    } catch (error) {
      // It went through intake once: what is wrong now stays wrong, and nothing else depends on these hashes.
      if (!(error instanceof ImageFailure || error instanceof BlobMissing)) throw error;
      this.log.warn({ contentId: id, err: error }, 'hashes of a turned content not computed');
      await this.hashes.giveUp(id);
    }
  }

  /** Asks for those that lack them, some at a time; where it stands is what the rows say. */
  @RunsEvery(LOOK_EVERY_MS, 'content.find_unturned')
  async findUnturned(): Promise<void> {
    const room = MOST_WAITING - (await this.hashes.waiting());
    const ids = room > 0 ? await this.hashes.unturned(room) : [];
    await this.jobs.addAll(
      'content.turn_hash',
      ids.map((contentId) => ({ payload: { contentId }, dedupeKey: `content.turn_hash:${contentId}` })),
    );
    if (ids.length >= room)
      await this.jobs.add('content.find_unturned', {}, { dedupeKey: 'content.find_unturned', afterMs: LOOK_AGAIN_MS });
  }
}
