import type { PictureSize } from '@odr/contracts';
import type { SuggestionModel } from '@odr/entities';
import type { ContentId } from '@odr/kernel';

import type { GivenSuggestion } from '../intake/proposal.policy.js';

/** What a model gets to see: our own encoding of the picture, so no stranger's bytes reach it. */
export interface Shown extends PictureSize {
  readonly contentId: ContentId;
  /** Upright WebP of at most 1,440 pixels; `width` and `height` are those of the original as shown. */
  readonly preview: { readonly bytes: Buffer; readonly mediaType: string } & PictureSize;
}

/** Gets proposals out of a model. It writes nothing: what comes of its answer is the same for all. */
export abstract class Suggester {
  /** @throws DomainError with a code that says why there is no answer */
  abstract suggest(model: SuggestionModel, shown: Shown): Promise<readonly GivenSuggestion[]>;
}
