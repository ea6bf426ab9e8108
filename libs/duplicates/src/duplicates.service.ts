import { Injectable } from '@nestjs/common';
import { EmbeddingLookup } from '@odr/embedding';
import type { ContentId } from '@odr/kernel';
import { Database, JobQueue } from '@odr/platform';
import { COMPARISON_VERSION } from './comparison/judgement.js';
import { PairComparer } from './comparison/pair-comparer.js';
import { COMPARE_FROM, MATCHING_ENGINE, MAX_SIMILAR } from './duplicates.policy.js';
import { DuplicatesRepository, type FoundPair } from './duplicates.repository.js';

/** How many contents one turn takes up whose pairs an older comparison has judged. */
const STALE_AT_ONCE = 500;

/** Links contents that look alike, and finds out why. Every step may be repeated. */
@Injectable()
export class DuplicatesService {
  constructor(
    private readonly db: Database,
    private readonly duplicates: DuplicatesRepository,
    private readonly embeddings: EmbeddingLookup,
    private readonly comparer: PairComparer,
    private readonly jobs: JobQueue,
  ) {}

  /** Keeps the hash; matching is a job of its own, because it must not start before the hash is committed. */
  async rememberHash(contentId: ContentId): Promise<void> {
    await this.db.transaction(async () => {
      await this.duplicates.rememberHash(contentId);
      // Also without a hash: the same pixels may be here.
      await this.jobs.add('duplicates.match_hash', { contentId });
    });
  }

  async matchHash(contentId: ContentId): Promise<void> {
    await this.link(contentId, await this.duplicates.nearByHash(contentId));
  }

  /** Whether vectors by this engine propose pairs. */
  async isProposedBy(engineId: string): Promise<boolean> {
    return (await this.embeddings.getEngine(MATCHING_ENGINE)).id === engineId;
  }

  /** Links the contents whose vectors by this engine point nearly the same way. */
  async matchEmbedding(contentId: ContentId, engineId: string): Promise<void> {
    const engine = await this.embeddings.getEngine(engineId);
    const vector = await this.embeddings.vectorOfContent(engine, contentId, (bind) => `c.id = ${bind(contentId)}`);
    if (!vector) return;
    const { items } = await this.embeddings.nearestContents({
      engine,
      vector,
      limit: MAX_SIMILAR,
      where: (bind) => `c.deleted_at IS NULL AND c.id <> ${bind(contentId)}`,
    });
    await this.link(
      contentId,
      items
        .filter(({ similarity }) => similarity >= COMPARE_FROM)
        .map((other) => ({
          contentId: other.contentId,
          kind: 'similar',
          distance: 1 - other.similarity,
          evidence: { cosine: Math.round(other.similarity * 1_000) / 1_000 },
        })),
    );
  }

  /** Finds out why the content's pairs are pairs, and gathers copies. */
  async compare(contentId: ContentId): Promise<void> {
    await this.comparer.compareAll(contentId);
    await this.regather(contentId);
  }

  /** The content came, went or came back: its cluster is no longer what it was. */
  async regather(contentId: ContentId): Promise<void> {
    await this.jobs.add('duplicates.gather', { contentId }, { dedupeKey: `duplicates.gather:${contentId}` });
  }

  /** Takes up pairs that an older comparison has judged. */
  async compareStale(): Promise<void> {
    const ids = await this.duplicates.withStalePairs(COMPARISON_VERSION, STALE_AT_ONCE);
    await this.jobs.addAll(
      'duplicates.compare',
      ids.map((contentId) => ({ payload: { contentId }, dedupeKey: `duplicates.compare:${contentId}` })),
    );
  }

  private link(contentId: ContentId, pairs: readonly FoundPair[]): Promise<void> {
    return this.db.transaction(async () => {
      if (pairs.length === 0 || (await this.duplicates.link(contentId, pairs)) === 0) return;
      await this.jobs.add('duplicates.compare', { contentId }, { dedupeKey: `duplicates.compare:${contentId}` });
    });
  }
}
