import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobOf } from '@odr/platform';

import { Freezer } from './freezer.js';

@Injectable()
export class FreezeProcessor {
  constructor(private readonly freezer: Freezer) {}

  @HandlesJob('dataset.freeze')
  freeze({ data, progress }: Pick<JobOf<'dataset.freeze'>, 'data' | 'progress'>): Promise<void> {
    return this.freezer.freeze(data.versionId, progress);
  }
}
