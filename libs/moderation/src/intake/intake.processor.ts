import { ContentStatus } from '@odr/contracts';
import type { AnnotationId, ContentId } from '@odr/kernel';
import { HandlesEvent, type EventOf } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { IntakeService } from './intake.service.js';
import { ReturnedService } from './returned.service.js';

/** What other modules tell, as work for moderators. */
@Injectable()
export class IntakeProcessor {
  constructor(
    private readonly intake: IntakeService,
    private readonly returned: ReturnedService,
  ) {}

  @HandlesEvent('content.processed')
  onProcessed({ data }: EventOf<'content.processed'>): Promise<void> {
    return this.intake.review(data.contentId as ContentId);
  }

  @HandlesEvent('content.flagged')
  onFlagged({ data }: EventOf<'content.flagged'>): Promise<void> {
    return this.intake.suspect(data.contentId as ContentId, data.flag, data.scanner);
  }

  @HandlesEvent('content.unflagged')
  onUnflagged({ data }: EventOf<'content.unflagged'>): Promise<void> {
    return this.intake.clear(data.contentId as ContentId, data.flag, data.scanner);
  }

  /** Content that has lost its place in public, such as by another licence, is looked at again. */
  @HandlesEvent('content.status_changed')
  async onStatusChanged({ data }: EventOf<'content.status_changed'>): Promise<void> {
    if (data.to === ContentStatus.Pending) await this.intake.review(data.contentId as ContentId);
  }

  @HandlesEvent('content.deleted')
  onContentDeleted({ data }: EventOf<'content.deleted'>): Promise<void> {
    return this.intake.forgetContent(data.contentId as ContentId);
  }

  @HandlesEvent('content.restored')
  onContentRestored({ data }: EventOf<'content.restored'>): Promise<void> {
    return this.returned.resume(data.contentId as ContentId);
  }

  @HandlesEvent('annotation.deleted')
  onAnnotationDeleted({ data }: EventOf<'annotation.deleted'>): Promise<void> {
    return this.intake.forgetAnnotation(data.annotationId as AnnotationId);
  }

  @HandlesEvent('annotation.restored')
  onAnnotationRestored({ data }: EventOf<'annotation.restored'>): Promise<void> {
    return this.returned.resumeAnnotation(data.annotationId as AnnotationId);
  }
}
