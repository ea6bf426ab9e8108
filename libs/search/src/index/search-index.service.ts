import { Injectable } from '@nestjs/common';
import type { ContentId } from '@odr/kernel';
import { Database, JobQueue } from '@odr/platform';
import { toDocument } from './document-text.policy.js';
import { SearchDocumentRepository } from './search-document.repository.js';

/** Keeps full-text documents in step with what they describe. */
@Injectable()
export class SearchIndexService {
  constructor(
    private readonly db: Database,
    private readonly documents: SearchDocumentRepository,
    private readonly jobs: JobQueue,
  ) {}

  /** Asks for a rebuild. No dedupe key: a rebuild that is running may have read the state before this change. */
  async request(contentId: string): Promise<void> {
    await this.jobs.add('search.index_content', { contentId });
  }

  /** Builds the document from what is there now; a repeat makes the same document. */
  async rebuild(contentId: ContentId): Promise<void> {
    await this.db.transaction(async () => {
      const source = await this.documents.lockAndRead(contentId);
      if (source) await this.documents.store(contentId, toDocument(source));
      else await this.documents.remove(contentId);
    });
  }
}
