import { MediaStore } from '../../shared/data-media/media-store.js';
import { Service, inject, signal } from '@angular/core';

const MOST_KEPT = 500;

/** Pictures for a canvas: asked for once, drawn when they are there. */
@Service({ autoProvided: false })
export class Thumbnails {
  private readonly media = inject(MediaStore);
  private readonly images = new Map<string, HTMLImageElement>();
  private readonly _arrived = signal(0);
  /** Grows when one has arrived. */
  readonly arrived = this._arrived.asReadonly();

  /** @returns undefined until it is there */
  of(contentId: string): HTMLImageElement | undefined {
    const known = this.images.get(contentId);
    if (known) return known.complete && known.naturalWidth > 0 ? known : undefined;
    const image = new Image();
    image.onload = () => this._arrived.update((count) => count + 1);
    image.onerror = () => {
      image.onerror = null;
      // What is not published has no public address; those who may see it get it from their session.
      void this.media.privateUrl(contentId, 'thumbnail').then(
        (url) => (image.src = url),
        () => undefined,
      );
    };
    image.src = this.media.publicUrl(contentId, 'thumbnail');
    this.images.set(contentId, image);
    for (const old of this.images.keys()) {
      if (this.images.size <= MOST_KEPT) break;
      this.images.delete(old);
    }
    return undefined;
  }
}
