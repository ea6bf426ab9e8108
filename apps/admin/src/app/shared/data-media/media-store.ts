import { Service, inject } from '@angular/core';

import { MediaClient } from './data/media-client.js';
import { type Variant, fileUrl } from './variant.js';

/** Enough for a grid of a few screens; the oldest address is revoked when one more comes. */
const MAX_HELD = 240;

/** Addresses that <img> can show: the public file, or a blob of one that only this session may see. */
@Service()
export class MediaStore {
  private readonly client = inject(MediaClient);
  private readonly held = new Map<string, Promise<string>>();

  /** The address of a public picture; the browser caches and loads it lazily. */
  publicUrl(contentId: string, variant: Variant): string {
    return fileUrl(contentId, variant);
  }

  /** @returns an object URL that stays valid until many others were asked for, or the picture was forgotten */
  privateUrl(contentId: string, variant: Variant): Promise<string> {
    const key = `${contentId}/${variant}`;
    const known = this.held.get(key);
    if (known) return known;
    const asked = this.client.fetch(contentId, variant).then((blob) => URL.createObjectURL(blob));
    this.held.set(key, asked);
    // A failure is not kept, so that a retry asks again; the caller shows it.
    asked.catch(() => this.held.delete(key));
    this.dropOldest();
    return asked;
  }

  /** Frees a picture that shall not linger on this machine, such as one just judged illegal. */
  forget(contentId: string): void {
    for (const [key, url] of this.held) {
      if (key.startsWith(`${contentId}/`)) this.drop(key, url);
    }
  }

  private dropOldest(): void {
    for (const [key, url] of this.held) {
      if (this.held.size <= MAX_HELD) return;
      this.drop(key, url);
    }
  }

  private drop(key: string, url: Promise<string>): void {
    this.held.delete(key);
    url.then(
      (address) => URL.revokeObjectURL(address),
      () => undefined,
    );
  }
}
