import { Injectable } from '@nestjs/common';
import { EmbeddingLookup } from '@odr/embedding';
import type { ContentId } from '@odr/kernel';
import { Database, JobQueue } from '@odr/platform';
import { MAX_SIMILAR, SIMILAR_FROM } from './duplicates.policy.js';
import { DuplicatesRepository } from './duplicates.repository.js';

/** Links contents that look alike. Every step may be repeated. */
@Injectable()
export class DuplicatesService {
  constructor(
    private readonly db: Database,
    private readonly duplicates: DuplicatesRepository,
    private readonly embeddings: EmbeddingLookup,
    private readonly jobs: JobQueue,
  ) {}

  /** Keeps the hash; matching is a job of its own, because it must not start before the hash is committed. */
  async rememberHash(contentId: ContentId): Promise<void> {
    await this.db.transaction(async () => {
      if (await this.duplicates.rememberHash(contentId)) await this.jobs.add('duplicates.match_hash', { contentId });
    });
  }

  async matchHash(contentId: ContentId): Promise<void> {
    await this.duplicates.linkByHash(contentId);
  }

  /** Links the contents whose vectors by this engine point the same way. */
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
    const similar = items.filter(({ similarity }) => similarity >= SIMILAR_FROM);
    await this.duplicates.linkSimilar(
      contentId,
      similar.map((other) => ({ contentId: other.contentId, distance: 1 - other.similarity })),
    );
  }
}
