import { Injectable } from '@nestjs/common';
import type { ContentSetId } from '@odr/kernel';
import { HandlesJob, type JobOf } from '@odr/platform';
import { FreezeService } from './freeze.service.js';

@Injectable()
export class FreezeProcessor {
  constructor(private readonly freezes: FreezeService) {}

  @HandlesJob('search.freeze')
  async freeze(job: JobOf<'search.freeze'>): Promise<void> {
    await this.freezes.goOn(job.data.setId as ContentSetId, (done, total) => job.progress(done, total));
  }
}
