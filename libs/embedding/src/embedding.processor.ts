import { Injectable } from '@nestjs/common';
import { HandlesEvent, HandlesJob, RunsEvery, type EventOf, type JobOf } from '@odr/platform';
import { BackfillService } from './batch/backfill.service.js';
import { PurgeService } from './batch/purge.service.js';
import { EmbeddingService } from './embedding.service.js';
import { SuccessorService } from './shipped/successor.service.js';

const EVERY_MS = 5 * 60_000;

/** The jobs of this module, and the events that ask for them. */
@Injectable()
export class EmbeddingProcessor {
  constructor(
    private readonly embeddings: EmbeddingService,
    private readonly backfills: BackfillService,
    private readonly purges: PurgeService,
    private readonly successors: SuccessorService,
  ) {}

  @HandlesEvent('content.processed')
  async onContentProcessed({ data }: EventOf<'content.processed'>): Promise<void> {
    await this.embeddings.requestContent(data.contentId);
  }

  /** A vector that was due while the item was gone has not been made. */
  @HandlesEvent('content.restored')
  async onContentRestored({ data }: EventOf<'content.restored'>): Promise<void> {
    await this.embeddings.requestContent(data.contentId);
  }

  @HandlesEvent('annotation.saved')
  async onAnnotationSaved({ data }: EventOf<'annotation.saved'>): Promise<void> {
    await this.embeddings.requestAnnotation(data.annotationId);
  }

  @HandlesJob('embedding.embed_due')
  async embedDue({ data }: JobOf<'embedding.embed_due'>): Promise<void> {
    await this.backfills.embedDue(data.engineId);
  }

  @RunsEvery(EVERY_MS, 'embedding.tend')
  async tend(): Promise<void> {
    await this.backfills.tend();
    await this.successors.takeOver();
  }

  @HandlesJob('embedding.backfill')
  async backfill(job: JobOf<'embedding.backfill'>): Promise<void> {
    await this.backfills.backfill(job.data.engineId, (done, total) => job.progress(done, total));
    await this.successors.takeOver();
  }

  @HandlesJob('embedding.purge')
  async purge(job: JobOf<'embedding.purge'>): Promise<void> {
    await this.purges.purge(job.data.engineId, (done, total) => job.progress(done, total));
  }
}
