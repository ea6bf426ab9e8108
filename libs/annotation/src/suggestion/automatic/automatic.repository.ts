import { Injectable } from '@nestjs/common';
import type { ContentId, SuggestionId, SuggestionModelId } from '@odr/kernel';
import { Database } from '@odr/platform';

export interface Acceptable {
  readonly id: SuggestionId;
  readonly contentId: ContentId;
}

@Injectable()
export class AutomaticRepository {
  constructor(private readonly db: Database) {}

  /** Undecided ones from this score on, content by content, without those that are left to people. */
  acceptable(id: SuggestionModelId, version: string, threshold: number, limit: number): Promise<Acceptable[]> {
    return this.db.query(
      `SELECT s.id, s.content_id AS "contentId" FROM suggestion AS s JOIN content AS c ON c.id = s.content_id
        WHERE s.model_id = $1 AND s.model_version = $2 AND s.state = 'pending' AND NOT s.is_control AND s.score >= $3
          AND c.deleted_at IS NULL AND c.status <> 'quarantined'
        ORDER BY s.content_id, s.id LIMIT $4`,
      [id, version, threshold, limit],
    );
  }

  /** Leaves them to people for good. */
  async leaveToPeople(ids: readonly SuggestionId[]): Promise<void> {
    await this.db.query(`UPDATE suggestion SET is_control = true WHERE id = ANY($1::uuid[])`, [[...ids]]);
  }

  /** Accepted without a person, newest first. */
  async automatic(id: SuggestionModelId, limit: number): Promise<SuggestionId[]> {
    const rows = await this.db.query<{ id: SuggestionId }>(
      `SELECT id FROM suggestion WHERE model_id = $1 AND is_automatic ORDER BY decided_at DESC, id LIMIT $2`,
      [id, limit],
    );
    return rows.map((row) => row.id);
  }
}
