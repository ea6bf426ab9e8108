import { Injectable } from '@nestjs/common';
import { ContentLookup } from '@odr/content';
import { FileVariant } from '@odr/contracts';
import type { ContentId } from '@odr/kernel';
import { BlobStore } from '@odr/platform';
import { COPY_REASONS, kindOf, SIMILAR_FROM } from '../duplicates.policy.js';
import { DuplicatesRepository, type PairToCompare } from '../duplicates.repository.js';
import { seenFromTheOther } from '../pair-evidence.js';
import { compare, prepared, type Prepared } from './compare.js';
import { COMPARISON_VERSION, type Judgement, type Side } from './judgement.js';
import { readRaster } from './picture-reader.js';

/** Lays pictures on each other: the second stage, which says why a pair is one, or that it is none. */
@Injectable()
export class PairComparer {
  constructor(
    private readonly duplicates: DuplicatesRepository,
    private readonly contents: ContentLookup,
    private readonly blobs: BlobStore,
  ) {}

  /** Judges every pair of the content that this version of the comparison has not seen. Safe to repeat. */
  async compareAll(contentId: ContentId): Promise<void> {
    const pairs = await this.duplicates.toCompare(contentId, COMPARISON_VERSION);
    if (pairs.length === 0) return;
    const picture = await this.pictureOf(contentId);
    if (!picture) return;
    for (const pair of pairs) await this.judge(contentId, picture, pair);
  }

  /** What a picture from outside and the thumbnail of a content have in common. */
  async compareWith(
    picture: Prepared,
    other: Omit<Side, 'raster'> & { readonly thumbnail: string },
  ): Promise<Judgement> {
    return compare(picture, {
      ...other,
      raster: await readRaster(await this.blobs.read('published', other.thumbnail)),
    });
  }

  private async judge(contentId: ContentId, picture: Prepared, pair: PairToCompare): Promise<void> {
    const { reason, evidence } = await this.compareWith(picture, pair);
    const shown = contentId < pair.otherId ? evidence : seenFromTheOther(evidence);
    const known = reason ?? fallback(pair);
    if (!known) return this.duplicates.unlink(contentId, pair.otherId);
    const kind = COPY_REASONS.includes(known) ? kindOf(known, pair.kind) : pair.kind;
    await this.duplicates.judge(contentId, pair.otherId, {
      kind,
      reason: known,
      evidence: shown,
      version: COMPARISON_VERSION,
    });
  }

  private async pictureOf(contentId: ContentId): Promise<Prepared | undefined> {
    const [thumbnail, original] = await Promise.all([
      this.contents.fileOf(contentId, FileVariant.Thumbnail),
      this.contents.fileOf(contentId, FileVariant.Original),
    ]);
    if (!thumbnail || !original) return undefined;
    const raster = await readRaster(await this.blobs.read('published', thumbnail.sha256));
    return prepared({ raster, width: original.width, height: original.height });
  }
}

/** Hashes or embeddings that are near are worth telling, though no copy could be shown. */
const fallback = ({ kind, distance }: PairToCompare): 'look_alike' | undefined =>
  kind === 'near_duplicate' || distance <= 1 - SIMILAR_FROM ? 'look_alike' : undefined;
