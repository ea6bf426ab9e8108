import { Injectable } from '@nestjs/common';
import type { AnnotationId, ContentId } from '@odr/kernel';
import { HandlesEvent, HandlesJob, type EventOf, type JobOf } from '@odr/platform';
import { EmbeddingService } from './embedding.service.js';

/** The jobs of this module, and the events that ask for them. */
@Injectable()
export class EmbeddingProcessor {
  constructor(private readonly embeddings: EmbeddingService) {}

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

  @HandlesJob('embedding.compute_content')
  async computeContent({ data }: JobOf<'embedding.compute_content'>): Promise<void> {
    await this.embeddings.computeContent(data.contentId as ContentId, data.engineId);
  }

  @HandlesJob('embedding.compute_annotation')
  async computeAnnotation({ data }: JobOf<'embedding.compute_annotation'>): Promise<void> {
    await this.embeddings.computeAnnotation(data.annotationId as AnnotationId, data.engineId);
  }

  @HandlesJob('embedding.backfill')
  async backfill(job: JobOf<'embedding.backfill'>): Promise<void> {
    await this.embeddings.backfill(job.data.engineId, (done, total) => job.progress(done, total));
  }
}
