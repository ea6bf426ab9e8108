import { Injectable } from '@nestjs/common';
import { FileVariant } from '@odr/contracts';
import type { ContentId } from '@odr/kernel';
import { BlobStore, Database, HandlesJob, NsfwModel, type JobOf } from '@odr/platform';
import { ContentLookup } from '../content.lookup.js';
import { ContentService } from '../content.service.js';
import { ProcessingRepository } from '../processing/processing.repository.js';
import { isSuspicious } from './nsfw.policy.js';

const VERSION = 'nsfwjs-4.4-inception-v3';

/** Asks a model how a picture looks. It only ever asks people to look: the model decides nothing. */
@Injectable()
export class NsfwProcessor {
  constructor(
    private readonly db: Database,
    private readonly blobs: BlobStore,
    private readonly lookup: ContentLookup,
    private readonly model: NsfwModel,
    private readonly contents: ContentService,
    private readonly processing: ProcessingRepository,
  ) {}

  @HandlesJob('content.scan_nsfw')
  async scan({ data }: JobOf<'content.scan_nsfw'>): Promise<void> {
    const id = data.contentId as ContentId;
    // The preview, which our own encoder wrote: no stranger's bytes reach the process of the model.
    const preview = await this.lookup.fileOf(id, FileVariant.Preview);
    if (!preview || !(await this.lookup.findById(id))) return;
    const probabilities = await this.model.classify(await this.blobs.read('published', preview.sha256));
    await this.db.transaction(async () => {
      await this.processing.saveScan(id, 'nsfw', VERSION, { ...probabilities });
      if (isSuspicious(probabilities)) await this.contents.raiseFlag({ id, flag: 'nsfw', scanner: 'nsfw' });
    });
  }
}
