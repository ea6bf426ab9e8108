import { DestroyRef, Service, inject } from '@angular/core';

import { LeasedMediaClient } from '../data/leased-media-client.js';

/** The pictures of held cases, in memory and nowhere else; each is dropped when its case leaves these hands. */
@Service({ autoProvided: false })
export class LeasedPictures {
  private readonly client = inject(LeasedMediaClient);
  private readonly held = new Map<string, Promise<string>>();

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      for (const itemId of [...this.held.keys()]) this.forget(itemId);
    });
  }

  /** @returns an object URL that is good until the picture is forgotten */
  url(itemId: string): Promise<string> {
    const known = this.held.get(itemId);
    if (known) return known;
    const asked = this.client.fetch(itemId).then((blob) => URL.createObjectURL(blob));
    this.held.set(itemId, asked);
    // A failure is not kept, so that another look asks again; the caller shows it.
    asked.catch(() => this.held.delete(itemId));
    return asked;
  }

  forget(itemId: string): void {
    const url = this.held.get(itemId);
    this.held.delete(itemId);
    url?.then(
      (address) => URL.revokeObjectURL(address),
      () => undefined,
    );
  }
}
