import { Injectable } from '@nestjs/common';
import type { ContentId, ContentSetId } from '@odr/kernel';
import { ContentSetRepository } from './content-set.repository.js';

/** Keeps the places of pictures in sets when one of several copies stays. */
@Injectable()
export class ContentSetPlaces {
  constructor(private readonly sets: ContentSetRepository) {}

  /** Puts a content into every set that holds one of the others, whoever keeps it. @returns the sets that it was not in before */
  inherit(heir: ContentId, from: readonly ContentId[]): Promise<ContentSetId[]> {
    return this.sets.inherit(heir, from);
  }

  /** Takes back what `inherit` has given. */
  giveBack(heir: ContentId, setIds: readonly ContentSetId[]): Promise<void> {
    return this.sets.leave(heir, setIds);
  }
}
