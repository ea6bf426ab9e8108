import { Service, inject } from '@angular/core';

import { type Content, altOf, isPublic } from '../../shared/data-content/content.js';
import { ContentClient } from '../../shared/data-content/data/content-client.js';
import { MediaStore } from '../../shared/data-media/media-store.js';
import { missing } from '../../shared/ui-schema-form/schema-value.js';
import { AnnotateClient } from '../data/annotate-client.js';
import type { Annotation, Source } from '../data/annotation.js';
import { SuggestionClient } from '../data/suggestion-client.js';
import type { OwnAnnotation, SourceKey } from '../model/document.js';
import type { Suggestion } from '../model/suggestion.js';
import type { Picture } from '../ui/picture-source.js';

/** Previews are this long at most; beyond it the full-size copy is shown. */
const PREVIEW_SIDE = 1_440;
/** Keys of documents that are filled in as forms begin so. */
export const FORM = 'source:';
/** Sources change seldom, and pictures are gone through by the minute. */
const SOURCES_KEPT_MS = 60_000;

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
  private askedAt = -Infinity;

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
    const isFresh = performance.now() - this.askedAt < SOURCES_KEPT_MS;
    if (this.sourcesOnce && isFresh) return this.sourcesOnce;
    this.askedAt = performance.now();
    const asked = this.client.sources();
    this.sourcesOnce = asked;
    asked.catch(() => (this.sourcesOnce = undefined));
    return asked;
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

/** What has to be said in a document before it can be sent; nothing where no form is filled in. */
export function missingIn(sources: readonly Source[], key: string, value: unknown): readonly string[] {
  const source = key.startsWith(FORM) ? sources.find(({ id }) => id === key.slice(FORM.length)) : undefined;
  return source ? missingOf(source, value) : [];
}

export const missingOf = ({ annotationSchema }: Source, value: unknown): readonly string[] =>
  missing(annotationSchema, annotationSchema, value);

/** What this person said in one voice: annotations of several sources are edited where those are. */
export const ownOf = (annotations: readonly Annotation[], userId: string | undefined): readonly OwnAnnotation[] =>
  annotations.flatMap(({ id, version, annotation, sources, userId: author }) => {
    const [source, ...more] = sources;
    return author === userId && source && more.length === 0 ? [{ id, version, value: annotation, source }] : [];
  });
