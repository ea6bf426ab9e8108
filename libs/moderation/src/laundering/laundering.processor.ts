import type { ContentId } from '@odr/kernel';
import { HandlesEvent, type EventOf } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { LaunderingService } from './laundering.service.js';

/** When copies may have begun to contradict each other: they were found, or a licence was changed. */
@Injectable()
export class LaunderingProcessor {
  constructor(private readonly laundering: LaunderingService) {}

  @HandlesEvent('duplicates.gathered')
  onGathered({ data }: EventOf<'duplicates.gathered'>): Promise<void> {
    return this.laundering.look(data.contentId as ContentId);
  }

  @HandlesEvent('content.updated')
  onUpdated({ data }: EventOf<'content.updated'>): Promise<void> {
    return this.laundering.look(data.contentId as ContentId);
  }
}
