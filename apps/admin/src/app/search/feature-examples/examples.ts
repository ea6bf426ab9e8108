import { Service, computed, effect, inject, signal } from '@angular/core';

import { BroughtPictures } from '../../shared/data-brought-picture/brought-pictures.js';
import { ContentClient } from '../../shared/data-content/data/content-client.js';
import type { Content } from '../../shared/data-content/content.js';
import type { Example } from '../data/example.js';
import { injectUrlSearch } from '../data/url-search.js';

/** The pictures that a search goes by, with what is needed to show them. Provided by the page. */
@Service({ autoProvided: false })
export class Examples {
  private readonly contents = inject(ContentClient);
  private readonly brought = inject(BroughtPictures);
  private readonly state = injectUrlSearch();

  /** What was brought along; undefined also after a reload, which forgets it. */
  readonly file = computed(() => (this.state().picture ? this.brought.get(this.state().picture) : undefined));
  /** Whether the address speaks of a picture that this tab no longer has. */
  readonly isForgotten = computed(() => this.state().picture !== '' && this.file() === undefined);

  private readonly url = signal<string | undefined>(undefined);
  /** Null for one that is gone. Kept for the visit: adding an example must not make the others blink. */
  private readonly known = signal<ReadonlyMap<string, Content | null>>(new Map());
  private readonly asked = new Set<string>();

  readonly examples = computed<readonly Example[]>(() => {
    const { like, unlike, picture } = this.state();
    const file = this.file();
    const mine: readonly Example[] = file
      ? [{ id: picture, side: 'like', name: file.name || 'your picture', url: this.url(), isGone: false }]
      : [];
    return [...mine, ...like.map((id) => this.example(id, 'like')), ...unlike.map((id) => this.example(id, 'unlike'))];
  });

  constructor() {
    effect((onCleanup) => {
      const file = this.file();
      if (!file) return this.url.set(undefined);
      const url = URL.createObjectURL(file);
      this.url.set(url);
      onCleanup(() => URL.revokeObjectURL(url));
    });
    effect(() => {
      for (const id of [...this.state().like, ...this.state().unlike]) void this.fetch(id);
    });
  }

  private example(id: string, side: Example['side']): Example {
    const content = this.known().get(id);
    return { id, side, name: content?.name ?? 'a picture', content: content ?? undefined, isGone: content === null };
  }

  private async fetch(id: string): Promise<void> {
    if (this.asked.has(id)) return;
    this.asked.add(id);
    // One that is gone is no reason to show none: it is said of it alone.
    const content = await this.contents.get(id).catch(() => null);
    this.known.update((before) => new Map(before).set(id, content));
  }
}
