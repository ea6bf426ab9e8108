import { Injectable } from '@nestjs/common';
import { ContentLookup } from '@odr/content';
import { ContentStatus, FileVariant, ModelRuns, ProcessingState } from '@odr/contracts';
import type { SuggestionModel } from '@odr/entities';
import type { ContentId } from '@odr/kernel';
import { BlobStore } from '@odr/platform';

import type { Shown } from './suggester.js';

/** Pictures as models get to see them. */
@Injectable()
export class ShownPictures {
  constructor(
    private readonly contents: ContentLookup,
    private readonly blobs: BlobStore,
  ) {}

  /** @returns undefined for what is no picture yet, is quarantined, or may not leave the house */
  async of(id: ContentId, { runs }: SuggestionModel): Promise<Shown | undefined> {
    const content = await this.contents.findById(id);
    if (!content || content.processingState !== ProcessingState.Done) return undefined;
    if (content.status === ContentStatus.Quarantined) return undefined;
    // Pictures that are not published do not leave the house.
    if (runs === ModelRuns.Http && content.status !== ContentStatus.Available) return undefined;
    const { width, height } = content;
    const file = await this.contents.fileOf(id, FileVariant.Preview);
    if (!file || width === null || height === null) return undefined;
    const bytes = await this.blobs.read('published', file.sha256);
    const { mediaType } = file;
    return { contentId: id, width, height, preview: { bytes, mediaType, width: file.width, height: file.height } };
  }
}
