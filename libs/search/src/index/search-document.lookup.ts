import type { ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';

/** The narrow questions others may ask about documents of the full-text index. */
@Injectable()
export class SearchDocumentLookup {
  constructor(private readonly db: Database) {}

  async exists(id: ContentId): Promise<boolean> {
    return (await this.db.query(`SELECT FROM search_document d WHERE d.content_id = $1`, [id])).length > 0;
  }
}
