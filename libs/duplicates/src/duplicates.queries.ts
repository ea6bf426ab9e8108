import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import {
  ContentLookup,
  ContentNotFound,
  ContentReader,
  ImageInspector,
  visibleContents,
  type ContentResponse,
} from '@odr/content';
import { EmbeddingLookup } from '@odr/embedding';
import type { ContentId } from '@odr/kernel';
import { DuplicatesReader } from './duplicates.reader.js';
import { MAX_SIMILAR, SIMILAR_FROM, strongest, type Match } from './duplicates.policy.js';

/** A match with what may be shown of it. */
export interface ShownMatch {
  readonly content: ContentResponse;
  readonly kind: Match['kind'];
  readonly distance: number;
}

/** Answers whether something is here already, among what the caller may see. */
@Injectable()
export class DuplicatesQueries {
  constructor(
    private readonly reader: DuplicatesReader,
    private readonly contents: ContentLookup,
    private readonly shown: ContentReader,
    private readonly embeddings: EmbeddingLookup,
    private readonly inspector: ImageInspector,
  ) {}

  /**
   * @param sha256 of the bytes as received or as published
   * @throws ContentNotFound when it is absent or hidden
   */
  async byHash(scope: TeamScope, sha256: string): Promise<ContentResponse> {
    const id = (await this.contents.idsBySha256(scope, [sha256])).get(sha256);
    const content = id && (await this.shown.find(scope, id));
    if (!content) throw new ContentNotFound(sha256);
    return content;
  }

  /** @throws ContentNotFound when it is absent or hidden */
  async ofContent(scope: TeamScope, contentId: ContentId): Promise<ShownMatch[]> {
    await this.contents.requireVisible(scope, contentId);
    return this.show(scope, await this.reader.ofContent(scope, contentId));
  }

  /** @throws FileRefused */
  async matchFile(scope: TeamScope, bytes: Uint8Array): Promise<ShownMatch[]> {
    const { sha256, pixelSha256, perceptualHash, preview } = await this.inspector.inspect(bytes);
    const near = await this.reader.nearFingerprint(scope, { sha256, pixelSha256, ...perceptualHash });
    return this.show(scope, [...near, ...(await this.similarTo(scope, preview))]);
  }

  private async similarTo(scope: TeamScope, preview: Uint8Array): Promise<Match[]> {
    const engine = await this.embeddings.engine('content');
    if (!this.embeddings.isReady(engine)) return [];
    const vector = await this.embeddings.embedImage(engine, preview);
    const { items } = await this.embeddings.nearestContents({
      engine,
      vector,
      limit: MAX_SIMILAR,
      where: visibleContents(scope),
    });
    return items
      .filter(({ similarity }) => similarity >= SIMILAR_FROM)
      .map(({ contentId, similarity }) => ({ contentId, kind: 'similar', distance: 1 - similarity }));
  }

  private async show(scope: TeamScope, matches: readonly Match[]): Promise<ShownMatch[]> {
    const found = strongest(matches);
    const contents = await this.shown.findMany(
      scope,
      found.map(({ contentId }) => contentId as ContentId),
    );
    return found.flatMap(({ contentId, kind, distance }) => {
      const content = contents.get(contentId);
      return content ? [{ content, kind, distance }] : [];
    });
  }
}
