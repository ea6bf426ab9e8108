import { Service, inject } from '@angular/core';

import { type Content, altOf, isPublic } from '../../shared/data-content/content.js';
import { ContentClient } from '../../shared/data-content/data/content-client.js';
import { MediaStore } from '../../shared/data-media/media-store.js';
import { AnnotateClient } from '../data/annotate-client.js';
import type { Annotation, Source } from '../data/annotation.js';
import { SuggestionClient } from '../data/suggestion-client.js';
import type { OwnAnnotation, SourceKey } from '../model/document.js';
import type { Suggestion } from '../model/suggestion.js';
import type { Picture } from '../ui/picture-source.js';

/** Previews are this long at most; beyond it the full-size copy is shown. */
const PREVIEW_SIDE = 1_440;

export interface Loaded {
  readonly content: Content;
  readonly annotations: readonly Annotation[];
  readonly sources: readonly Source[];
  readonly suggestions: readonly Suggestion[];
  readonly picture: Picture;
}

/** Brings together what one needs to annotate a picture. */
@Service()
export class DeskLoader {
  private readonly contents = inject(ContentClient);
  private readonly client = inject(AnnotateClient);
  private readonly suggestions = inject(SuggestionClient);
  private readonly media = inject(MediaStore);
  private sourcesOnce: Promise<readonly Source[]> | undefined;

  async load(id: string): Promise<Loaded> {
    const [content, annotations, sources, suggestions] = await Promise.all([
      this.contents.get(id),
      this.client.annotations(id),
      this.sources(),
      // One can annotate without them; a failure here must not take the picture away.
      this.suggestions.pending(id).catch(() => []),
    ]);
    return { content, annotations, sources, suggestions, picture: await this.pictureOf(content) };
  }

  /** Fetches a picture while one still works on the one before. */
  async prefetch(content: Content): Promise<void> {
    const image = new Image();
    image.src = (await this.pictureOf(content)).preview;
  }

  private sources(): Promise<readonly Source[]> {
    this.sourcesOnce ??= this.client.sources();
    this.sourcesOnce.catch(() => (this.sourcesOnce = undefined));
    return this.sourcesOnce;
  }

  private async pictureOf(content: Content): Promise<Picture> {
    const { id, width, height } = content;
    const urlOf = async (variant: 'preview' | 'web'): Promise<string> =>
      isPublic(content) ? this.media.publicUrl(id, variant) : this.media.privateUrl(id, variant);
    const longest = Math.max(width ?? 1, height ?? 1);
    return {
      id,
      preview: await urlOf('preview'),
      // A small picture has no finer copy; of a large one it may still be in the making.
      full: longest <= PREVIEW_SIDE ? undefined : await urlOf('web').catch(() => undefined),
      previewScale: Math.min(1, PREVIEW_SIDE / longest),
      alt: altOf(content),
    };
  }
}

/** @throws when the system does not have the source */
export function sourceIdOf(sources: readonly Source[], key: SourceKey): string {
  if ('id' in key) return key.id;
  const shipped = sources.find(({ name, userId }) => name === key.name && userId === null);
  if (!shipped) throw new Error(`The system has no source “${key.name}”.`);
  return shipped.id;
}

/** What this person said in one voice: annotations of several sources are edited where those are. */
export const ownOf = (annotations: readonly Annotation[], userId: string | undefined): readonly OwnAnnotation[] =>
  annotations.flatMap(({ id, version, annotation, sources, userId: author }) => {
    const [source, ...more] = sources;
    return author === userId && source && more.length === 0 ? [{ id, version, value: annotation, source }] : [];
  });
