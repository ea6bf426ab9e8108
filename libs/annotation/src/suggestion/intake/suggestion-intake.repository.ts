import { Injectable } from '@nestjs/common';
import type { SuggestionModel } from '@odr/entities';
import { type ContentId, newId, type SuggestionId } from '@odr/kernel';
import { Database } from '@odr/platform';

import type { Proposal } from './proposal.policy.js';

@Injectable()
export class SuggestionIntakeRepository {
  constructor(private readonly db: Database) {}

  /** Adds what is new; a piece that is there, decided or not, stays as it is. @returns how many were new */
  async add(
    contentId: ContentId,
    { id, modelVersion }: SuggestionModel,
    proposals: readonly Proposal[],
  ): Promise<number> {
    const rows = proposals.map((proposal) => ({ id: newId<SuggestionId>(), ...proposal }));
    const added = await this.db.query(
      `INSERT INTO suggestion (id, content_id, model_id, model_version, piece, label, value, score)
       SELECT p.id, $1, $2, $3, p.piece, p.label, p.value, p.score
         FROM jsonb_to_recordset($4::jsonb) AS p(id uuid, piece text, label text, value jsonb, score double precision)
       ON CONFLICT (content_id, model_id, model_version, piece) DO NOTHING RETURNING id`,
      [contentId, id, modelVersion, JSON.stringify(rows)],
    );
    return added.length;
  }

  /** Asks nobody any more about what older versions have proposed. */
  async supersede(contentId: ContentId, { id, modelVersion }: SuggestionModel): Promise<void> {
    await this.db.query(
      `UPDATE suggestion SET state = 'superseded'
        WHERE content_id = $1 AND model_id = $2 AND model_version <> $3 AND state = 'pending'`,
      [contentId, id, modelVersion],
    );
  }

  async saveLook(
    contentId: ContentId,
    { id, modelVersion }: SuggestionModel,
    { made, refused }: { readonly made: number; readonly refused: number },
  ): Promise<void> {
    await this.db.query(
      `INSERT INTO suggestion_look (content_id, model_id, model_version, made, refused) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (content_id, model_id) DO UPDATE SET model_version = excluded.model_version, made = excluded.made,
              refused = excluded.refused, failure = NULL, attempts = 0, looked_at = now()`,
      [contentId, id, modelVersion, made, refused],
    );
  }

  /** @returns failures one after the other */
  async saveFailure(contentId: ContentId, { id, modelVersion }: SuggestionModel, code: string): Promise<number> {
    const [row] = await this.db.query<{ attempts: number }>(
      `INSERT INTO suggestion_look AS l (content_id, model_id, model_version, made, failure, attempts) VALUES ($1, $2, $3, 0, $4, 1)
       ON CONFLICT (content_id, model_id) DO UPDATE SET failure = excluded.failure, looked_at = now(),
              attempts = CASE WHEN l.model_version = excluded.model_version THEN l.attempts + 1 ELSE 1 END,
              model_version = excluded.model_version
       RETURNING attempts`,
      [contentId, id, modelVersion, code],
    );
    return row?.attempts ?? 0;
  }
}
