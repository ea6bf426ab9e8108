import { Service, inject } from '@angular/core';

import { MediaStore } from '../../shared/data-media/media-store.js';
import type { CaseDetail, ClaimedItem } from '../data/case.js';
import { ModerationClient } from '../data/moderation-client.js';

/** Loads cases once each, and the next one before it is asked for. */
@Service({ autoProvided: false })
export class CaseLoader {
  private readonly client = inject(ModerationClient);
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

  /** Has the next case and its picture at hand when the verdict falls. */
  prefetch(item: ClaimedItem | undefined): void {
    if (!item) return;
    this.load(item)
      .then(({ content }) => this.media.privateUrl(content.id, 'preview'))
      .catch(() => undefined); // The page itself will ask and say what is wrong.
  }

  /** Drops what is decided; nothing of it shall stay on this machine. */
  async forget(item: ClaimedItem): Promise<void> {
    const known = this.loaded.get(item.id);
    this.loaded.delete(item.id);
    const detail = await known?.catch(() => undefined);
    if (detail) this.media.forget(detail.content.id);
  }
}
