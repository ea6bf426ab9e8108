import { createReadStream } from 'node:fs';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { ContentId } from '@odr/kernel';
import {
  BlobMissing,
  BlobStore,
  HandlesEvent,
  HandlesJob,
  JobQueue,
  RunsEvery,
  type EventOf,
  type JobOf,
} from '@odr/platform';
import { ImageFailure } from '../image/image-failure.js';
import type { ImageWorkshop } from '../processing/image-workshop.js';
import type { RenderedFile } from '../processing/workshop-protocol.js';
import { BACKGROUND_WORKSHOP } from './background-workshop.js';
import { DerivativeRepository, type StoredRendition } from './derivative.repository.js';
import { outdated, RECIPES } from './recipes.js';

/** Asked for at a time: more would only wait in another place. */
const MOST_WAITING = 1_000;
const LOOK_EVERY_MS = 5 * 60_000;
const LOOK_AGAIN_MS = 30_000;

/** Makes the files that pages show, after intake and whenever a recipe has changed; what is shown meanwhile is the older file. */
@Injectable()
export class DerivativeProcessor implements OnApplicationShutdown {
  private readonly log = new Logger(DerivativeProcessor.name);

  constructor(
    @Inject(BACKGROUND_WORKSHOP) private readonly workshop: ImageWorkshop,
    private readonly blobs: BlobStore,
    private readonly derivatives: DerivativeRepository,
    private readonly jobs: JobQueue,
  ) {}

  onApplicationShutdown(): void {
    this.workshop.close();
  }

  @HandlesEvent('content.processed')
  async afterProcessing({ data: { contentId } }: EventOf<'content.processed'>): Promise<void> {
    await this.jobs.add('content.derive', { contentId }, { dedupeKey: `content.derive:${contentId}` });
  }

  @HandlesJob('content.derive')
  async derive({ data }: JobOf<'content.derive'>): Promise<void> {
    const id = data.contentId as ContentId;
    const content = await this.derivatives.find(id);
    if (!content) return;
    const variants = outdated(content.files);
    try {
      if (variants.length > 0)
        await this.blobs.withFile('sealed', content.sha256, (path) =>
          this.workshop.render(path, variants, async (files) => this.derivatives.save(id, await this.store(files))),
        );
    } catch (error) {
      // It went through intake, so its previews are there; the full-size copy is a convenience that a huge picture may lack.
      if (!(error instanceof ImageFailure || error instanceof BlobMissing)) throw error;
      this.log.warn({ contentId: id, variants, err: error }, 'files of a content not made');
    }
    await this.derivatives.markTried(id);
  }

  /** Asks for files that lack or are outdated, some at a time; where it stands is what the rows say. */
  @RunsEvery(LOOK_EVERY_MS, 'content.find_underived')
  async findUnderived(): Promise<void> {
    const room = MOST_WAITING - (await this.derivatives.waiting());
    const ids = room > 0 ? await this.derivatives.stale(room) : [];
    await this.jobs.addAll(
      'content.derive',
      ids.map((contentId) => ({ payload: { contentId }, dedupeKey: `content.derive:${contentId}` })),
    );
    // Full: there is more, and soon there will be room for it. A million files would else wait for the clock.
    if (ids.length >= room)
      await this.jobs.add(
        'content.find_underived',
        {},
        { dedupeKey: 'content.find_underived', afterMs: LOOK_AGAIN_MS },
      );
  }

  /** Bytes first: a row must never name a file that is not there. */
  private async store(files: readonly RenderedFile[]): Promise<StoredRendition[]> {
    const stored: StoredRendition[] = [];
    for (const { variant, path, width, height } of files) {
      const { name: recipe, encoding } = RECIPES[variant];
      const staged = await this.blobs.stage(createReadStream(path), { maxBytes: Infinity });
      try {
        const { sha256, sizeBytes } = await this.blobs.commit(staged, 'published');
        stored.push({ variant, recipe, sha256, sizeBytes, mediaType: `image/${encoding}`, width, height });
      } finally {
        await this.blobs.discard(staged);
      }
    }
    return stored;
  }
}
