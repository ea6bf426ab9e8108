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
import { FileVariant, type PairReason } from '@odr/contracts';
import type { PairEvidence } from '@odr/entities';
import type { ContentId } from '@odr/kernel';
import { prepared, type Prepared } from './comparison/compare.js';
import { PairComparer } from './comparison/pair-comparer.js';
import { readRaster } from './comparison/picture-reader.js';
import { DuplicatesReader } from './duplicates.reader.js';
import { seenFromTheOther } from './pair-evidence.js';
import {
  COMPARE_FROM,
  COPY_REASONS,
  kindOf,
  MAX_SIMILAR,
  SIMILAR_FROM,
  strongest,
  type Match,
  MATCHING_ENGINE,
} from './duplicates.policy.js';

/** A match with what may be shown of it. */
export interface ShownMatch {
  readonly content: ContentResponse;
  readonly kind: Match['kind'];
  readonly distance: number;
  readonly reason: PairReason | null;
  readonly evidence: PairEvidence;
}

/** Of the nearest this many are laid on the file while its owner waits. */
const MAX_COMPARED = 8;

/** Answers whether something is here already, among what the caller may see. */
@Injectable()
export class DuplicatesQueries {
  constructor(
    private readonly reader: DuplicatesReader,
    private readonly contents: ContentLookup,
    private readonly shown: ContentReader,
    private readonly embeddings: EmbeddingLookup,
    private readonly inspector: ImageInspector,
    private readonly comparer: PairComparer,
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
    const matches = await this.reader.ofContent(scope, contentId);
    // Pairs are kept from the older one's side; whoever asks is the first here.
    const told = matches.map((match) =>
      contentId < match.contentId ? match : { ...match, evidence: seenFromTheOther(match.evidence ?? {}) },
    );
    return this.show(scope, told);
  }

  /** @throws FileRefused */
  async matchFile(scope: TeamScope, bytes: Uint8Array): Promise<ShownMatch[]> {
    const { sha256, pixelSha256, perceptualHash, preview, width, height } = await this.inspector.inspect(bytes);
    const { turned, quality } = perceptualHash;
    const near = await this.reader.nearFingerprint(scope, { sha256, pixelSha256, turned, quality });
    const found = strongest([...near, ...(await this.similarTo(scope, preview))]);
    const picture = prepared({ raster: await readRaster(preview), width, height });
    return this.show(scope, await this.explained(picture, found));
  }

  /** Why the nearest resemble the file; of those beyond `SIMILAR_FROM` only copies are worth telling. */
  private async explained(picture: Prepared, found: readonly Match[]): Promise<Match[]> {
    const explained: Match[] = [];
    for (const [at, match] of found.entries()) {
      const isKnown = match.reason === 'identical' || at >= MAX_COMPARED;
      const told = isKnown ? match : await this.compared(picture, match);
      if (
        told.kind !== 'similar' ||
        told.distance <= 1 - SIMILAR_FROM ||
        COPY_REASONS.some((reason) => reason === told.reason)
      )
        explained.push(told);
    }
    return explained;
  }

  private async compared(picture: Prepared, match: Match): Promise<Match> {
    const id = match.contentId as ContentId;
    const [thumbnail, original] = await Promise.all([
      this.contents.fileOf(id, FileVariant.Thumbnail),
      this.contents.fileOf(id, FileVariant.Original),
    ]);
    if (!thumbnail || !original) return match;
    const { width, height } = original;
    const { reason, evidence } = await this.comparer.compareWith(picture, {
      width,
      height,
      thumbnail: thumbnail.sha256,
    });
    const foundBy = match.kind === 'similar' ? 'similar' : 'near_duplicate';
    return {
      ...match,
      kind: reason && COPY_REASONS.includes(reason) ? kindOf(reason, foundBy) : match.kind,
      reason: reason ?? 'look_alike',
      evidence: { ...match.evidence, ...evidence },
    };
  }

  private async similarTo(scope: TeamScope, preview: Uint8Array): Promise<Match[]> {
    const engine = await this.embeddings.getEngine(MATCHING_ENGINE);
    if (!this.embeddings.isReady(engine)) return [];
    const vector = await this.embeddings.embedImage(engine, preview);
    const { items } = await this.embeddings.nearestContents({
      engine,
      vector,
      limit: MAX_SIMILAR,
      where: visibleContents(scope),
    });
    return items
      .filter(({ similarity }) => similarity >= COMPARE_FROM)
      .map(({ contentId, similarity }) => ({
        contentId,
        kind: 'similar',
        distance: 1 - similarity,
        evidence: { cosine: Math.round(similarity * 1_000) / 1_000 },
      }));
  }

  private async show(scope: TeamScope, matches: readonly Match[]): Promise<ShownMatch[]> {
    const found = strongest(matches);
    const contents = await this.shown.findMany(
      scope,
      found.map(({ contentId }) => contentId as ContentId),
    );
    return found.flatMap(({ contentId, kind, distance, reason = null, evidence = {} }) => {
      const content = contents.get(contentId);
      return content ? [{ content, kind, distance, reason, evidence }] : [];
    });
  }
}
