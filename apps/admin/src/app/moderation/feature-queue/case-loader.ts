import { Service, inject } from '@angular/core';
import { SubjectType } from '@odr/contracts';

import { MediaStore } from '../../shared/data-media/media-store.js';
import type { CaseDetail, ClaimedItem } from '../data/case.js';
import { ModerationClient } from '../data/moderation-client.js';
import { LeasedPictures } from './leased-pictures.js';

/** Loads cases once each, and the next one before it is asked for. */
@Service({ autoProvided: false })
export class CaseLoader {
  private readonly client = inject(ModerationClient);
  private readonly pictures = inject(LeasedPictures);
  /** Near duplicates beside the case. */
  private readonly media = inject(MediaStore);
  private readonly loaded = new Map<string, Promise<CaseDetail>>();

  load(item: ClaimedItem): Promise<CaseDetail> {
    const known = this.loaded.get(item.id);
    if (known) return known;
    const asked = this.client.detail(item);
    this.loaded.set(item.id, asked);
    // A failure is not kept, so that "try again" asks again.
    asked.catch(() => this.loaded.delete(item.id));
    return asked;
  }

  /** Has what surrounds a case asked for anew; what is shown stays until the answer is there. */
  renew(item: ClaimedItem): void {
    this.loaded.delete(item.id);
  }

  /** @returns the address of its picture; an appeal against a suspension has none */
  async picture({ id, subjectType }: ClaimedItem): Promise<string | undefined> {
    return subjectType === SubjectType.Suspension ? undefined : this.pictures.url(id);
  }

  /** Has the next case and its picture at hand when the verdict falls. */
  prefetch(item: ClaimedItem | undefined): void {
    if (!item) return;
    // The page itself will ask and say what is wrong.
    this.load(item).catch(() => undefined);
    this.picture(item).catch(() => undefined);
  }

  /** Drops what is decided; nothing of it shall stay on this machine. */
  async forget(item: ClaimedItem): Promise<void> {
    this.pictures.forget(item.id);
    const known = this.loaded.get(item.id);
    this.loaded.delete(item.id);
    const detail = await known?.catch(() => undefined);
    for (const near of detail?.cluster?.members ?? []) this.media.forget(near.contentId);
  }
}
