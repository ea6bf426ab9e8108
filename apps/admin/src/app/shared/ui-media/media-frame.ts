import { Component, computed, input, linkedSignal } from '@angular/core';

import { Icon } from '../ui-icon/icon.js';

/** The place of a picture: keeps its shape while loading, can blur and grey it, and says when there is none. */
@Component({
  selector: 'odr-media-frame',
  imports: [Icon],
  template: `
    @if (isBroken()) {
      <span class="missing"><odr-icon name="broken_image" /> <span>No preview</span></span>
    } @else if (src(); as address) {
      <img
        [src]="address"
        [alt]="isHidden() ? 'Hidden picture' : alt()"
        [class.hidden]="isHidden()"
        [class.grey]="isGrey()"
        [class.loading]="!isLoaded()"
        [style.object-fit]="fit()"
        loading="lazy"
        decoding="async"
        draggable="false"
        (load)="loaded.set(address)"
        (error)="failed.set(address)"
      />
    }
  `,
  styleUrl: './media-frame.scss',
  host: {
    '[style.aspect-ratio]': 'ratio()',
    '[style.background-image]': 'isLoaded() || isBroken() ? null : background()',
  },
})
export class MediaFrame {
  readonly src = input<string | undefined>(undefined);
  readonly alt = input('');
  readonly ratio = input<number | undefined>(undefined);
  readonly fit = input<'cover' | 'contain'>('cover');
  /** What stands there until the picture does. */
  readonly placeholder = input<string | undefined>();
  readonly isMissing = input(false);
  readonly isHidden = input(false);
  readonly isGrey = input(false);

  protected readonly loaded = linkedSignal<string | undefined, string | undefined>({
    source: this.src,
    computation: () => undefined,
  });
  protected readonly failed = linkedSignal<string | undefined, string | undefined>({
    source: this.src,
    computation: () => undefined,
  });
  protected readonly background = computed(() => {
    const url = this.placeholder();
    return url && !this.isHidden() ? `url(${url})` : null;
  });
  protected readonly isLoaded = computed(() => this.loaded() !== undefined);
  protected readonly isBroken = computed(() => this.isMissing() || this.failed() !== undefined);
}
