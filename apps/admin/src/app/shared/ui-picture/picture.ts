import { Component, computed, inject, input, resource } from '@angular/core';

import { MediaFrame } from '../ui-media/media-frame.js';
import type { Variant } from '../data-media/variant.js';
import { MediaStore } from '../data-media/media-store.js';
import { thumbhashUrl } from '../util-thumbhash/thumbhash.js';

/** A picture of a content, from the public address or, when it is not published, with the access token. */
@Component({
  selector: 'odr-picture',
  imports: [MediaFrame],
  template: `
    <odr-media-frame
      [src]="src()"
      [alt]="alt()"
      [ratio]="ratio()"
      [placeholder]="placeholder()"
      [fit]="fit()"
      [isMissing]="isMissing()"
      [isHidden]="isHidden()"
      [isGrey]="isGrey()"
    />
  `,
  styles: ':host { display: block; min-inline-size: 0; min-block-size: 0; }',
})
export class Picture {
  readonly contentId = input.required<string>();
  readonly variant = input<Variant>('thumbnail');
  readonly isPublic = input.required<boolean>();
  readonly alt = input('');
  /** Width by height; keeps the place while the picture loads. */
  readonly ratio = input<number | undefined>(undefined);
  /** Its few colours, shown until it is there. */
  readonly thumbhash = input<string | null | undefined>();
  readonly fit = input<'cover' | 'contain'>('cover');
  readonly isHidden = input(false);
  readonly isGrey = input(false);

  private readonly media = inject(MediaStore);
  private readonly fetched = resource({
    params: () => (this.isPublic() ? undefined : { id: this.contentId(), variant: this.variant() }),
    loader: ({ params }) => this.media.privateUrl(params.id, params.variant),
  });

  protected readonly placeholder = computed(() => thumbhashUrl(this.thumbhash()));
  protected readonly isMissing = computed(() => this.fetched.status() === 'error');
  protected readonly src = computed(() => {
    if (this.isPublic()) return this.media.publicUrl(this.contentId(), this.variant());
    return this.fetched.hasValue() ? this.fetched.value() : undefined;
  });
}
