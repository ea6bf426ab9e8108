import { createReadStream } from 'node:fs';
import { Injectable, Logger } from '@nestjs/common';
import { FileVariant, ProcessingState } from '@odr/contracts';
import type { ContentId } from '@odr/kernel';
import { BlobStore, Database, HandlesJob, Outbox, type JobOf } from '@odr/platform';
import { ContentRepository } from '../content.repository.js';
import { ContentService } from '../content.service.js';
import { DerivativeRepository, type StoredRendition } from '../derivative/derivative.repository.js';
import { RECIPES } from '../derivative/recipes.js';
import { EmbeddedStatements } from '../licensing/embedded-statements.js';
import { ImageFailure } from '../image/image-failure.js';
import { mediaTypeOf } from '../image/image-format.js';
import { ReceiptRepository } from '../receipt/receipt.repository.js';
import { judge } from '../scan/quality/quality.scanner.js';
import { ScanRepository } from '../scan/scan.repository.js';
import { ScanService } from '../scan/scan.service.js';
import { ArrivalChecks } from './arrival-checks.js';
import { ImageWorkshop } from './image-workshop.js';
import { ProcessingRepository } from './processing.repository.js';
import type { WorkshopResult, WrittenFile } from './workshop-protocol.js';

/** A decoder that died may have been starved by its neighbours: it gets this many chances before the file is blamed. */
const ATTEMPTS_FOR_CRASHES = 2;
const CRASHES = new Set(['content.processing_timeout', 'content.processing_crashed']);
const METADATA_VERSION = '1';

/** Turns received bytes into everything the system knows and shows. Safe to repeat: the same bytes give the same files and columns. */
@Injectable()
export class ContentProcessor {
  private readonly log = new Logger(ContentProcessor.name);

  constructor(
    private readonly db: Database,
    private readonly blobs: BlobStore,
    private readonly workshop: ImageWorkshop,
    private readonly contents: ContentRepository,
    private readonly processing: ProcessingRepository,
    private readonly derivatives: DerivativeRepository,
    private readonly receipts: ReceiptRepository,
    private readonly service: ContentService,
    private readonly scans: ScanRepository,
    private readonly scanning: ScanService,
    private readonly arrivals: ArrivalChecks,
    private readonly said: EmbeddedStatements,
    private readonly outbox: Outbox,
  ) {}

  @HandlesJob('content.process')
  async process({ data, attempt }: JobOf<'content.process'>): Promise<void> {
    const id = data.contentId as ContentId;
    const content = await this.processing.find(id);
    if (!content || content.processingState === ProcessingState.Done) return;
    await this.contents.setProcessingState(id, ProcessingState.Processing, null);
    try {
      await this.blobs.withFile('sealed', content.sha256, (path) =>
        this.workshop.process(path, async (result) => this.publish(id, result, await this.store(result))),
      );
    } catch (error) {
      if (!(error instanceof ImageFailure)) throw error;
      if (CRASHES.has(error.code) && attempt < ATTEMPTS_FOR_CRASHES) throw error;
      await this.fail(id, error);
    }
  }

  /** Bytes first: a rendition's row must never name a file that is not there. */
  private async store(result: WorkshopResult): Promise<StoredRendition[]> {
    const put = async (
      variant: FileVariant,
      file: WrittenFile,
      mediaType: string,
      recipe: string,
    ): Promise<StoredRendition> => {
      const staged = await this.blobs.stage(createReadStream(file.path), { maxBytes: Infinity });
      try {
        const { sha256, sizeBytes } = await this.blobs.commit(staged, 'published');
        return { variant, sha256, sizeBytes, mediaType, width: file.width, height: file.height, recipe };
      } finally {
        await this.blobs.discard(staged);
      }
    };
    return Promise.all([
      put(FileVariant.Original, result.original, mediaTypeOf(result.format) ?? 'application/octet-stream', ''),
      put(FileVariant.Preview, result.preview, 'image/webp', RECIPES.preview.name),
      put(FileVariant.Thumbnail, result.thumbnail, 'image/webp', RECIPES.thumbnail.name),
    ]);
  }

  private publish(id: ContentId, result: WorkshopResult, renditions: readonly StoredRendition[]): Promise<void> {
    const { metadata, receipt, hiddenPayload, usage } = result;
    const removed = receipt.removed.map(({ part }) => part);
    const [original] = renditions;
    return this.db.transaction(async () => {
      if (!original || !(await this.contents.lockById(id))) return; // deleted meanwhile; the collector takes the files
      await this.derivatives.put(id, renditions);
      await this.processing.complete(id, result, original.sha256);
      await this.receipts.add(id, { ...original, pixelSha256: result.pixelSha256 }, receipt);
      await this.scans.save(id, 'metadata', METADATA_VERSION, {
        ...metadata,
        removed,
        hiddenPayload: hiddenPayload ?? null,
      });
      if (metadata.creator) await this.processing.creditCreator(id, metadata.creator);
      await this.contents.appendEvent(id, 'processed', { publishedSha256: original.sha256, removed }, null);
      if (hiddenPayload) await this.service.raiseFlag({ id, flag: 'hidden_payload', scanner: 'metadata' });
      // Before it is told to anybody: what may not be seen is hidden when this commits.
      await this.arrivals.run(id);
      await this.said.keep(id, metadata, usage);
      await this.outbox.append('content.processed', { contentId: id });
      await this.scanning.keepMeasured(id, 'quality', judge(result.quality, result));
      await this.scanning.requestAll(id);
    });
  }

  private fail(id: ContentId, { code, detail, said }: ImageFailure): Promise<void> {
    this.log.log({ contentId: id, code, said }, 'content not processed');
    return this.db.transaction(async () => {
      await this.contents.setProcessingState(id, ProcessingState.Failed, { code, detail });
      await this.contents.appendEvent(id, 'failed', { code, detail }, null);
      await this.outbox.append('content.failed', { contentId: id, code });
    });
  }
}
