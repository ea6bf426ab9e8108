import { Injectable } from '@nestjs/common';
import type { ContentId } from '@odr/kernel';
import { Database, JobQueue } from '@odr/platform';
import { toDocument } from './document-text.policy.js';
import { SearchDocumentRepository } from './search-document.repository.js';

/** Renewed in one job: about a second of work, so that changes people wait for come in between. */
const RENEWED_AT_A_TIME = 500;

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

  /** Makes some documents of older editions anew, and asks to go on while there are more; where it stands is what the rows say. */
  async renew(): Promise<void> {
    const ids = await this.documents.outdated(RENEWED_AT_A_TIME);
    for (const id of ids) await this.rebuild(id);
    if (ids.length === RENEWED_AT_A_TIME)
      await this.jobs.add('search.renew_documents', {}, { dedupeKey: 'search.renew_documents', afterMs: 1 });
  }
}
