import { Injectable } from '@nestjs/common';
import type { Principal } from '@odr/access';
import type { ContentId, ImportId } from '@odr/kernel';

/** Words about a picture that came with it, in the order of their source. */
export interface ImportedCaption {
  /** Which kind of words, as its source calls them: `caption`, `blip2_caption`, `json`. @example 'caption' */
  readonly field: string;
  /** A text, or what a structured annotation says. */
  readonly value: unknown;
  /** What the words themselves are under, where that is known; else they follow the picture. */
  readonly license?: string;
}

/** Captions of one item that has just been taken in, or was here already. */
export interface ArrivedCaptions {
  readonly importId: ImportId;
  /** Of the item in its import; the same every time it is taken in. */
  readonly position: number;
  readonly contentId: ContentId;
  readonly captions: readonly ImportedCaption[];
  readonly actor: Principal;
}

/** A module that keeps captions. It lies downstream of this one, so it comes here instead of being called. */
export interface CaptionKeeper {
  /** Runs in the transaction that makes the content. Must be safe to repeat for the same import and position. */
  keep(arrived: ArrivedCaptions): Promise<void>;
}

/** Who keeps the captions that imports find. Keepers register when their module starts. */
@Injectable()
export class ImportedCaptions implements CaptionKeeper {
  private readonly keepers: CaptionKeeper[] = [];

  register(keeper: CaptionKeeper): void {
    this.keepers.push(keeper);
  }

  async keep(arrived: ArrivedCaptions): Promise<void> {
    for (const keeper of this.keepers) await keeper.keep(arrived);
  }
}
