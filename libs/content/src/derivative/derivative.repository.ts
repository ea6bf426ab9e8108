import { Injectable } from '@nestjs/common';
import type { FileVariant } from '@odr/contracts';
import type { ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { RECIPES_OF_TODAY, type DerivativeVariant } from './recipes.js';

/** A file that lies in the published space. */
export interface StoredRendition {
  readonly variant: FileVariant | DerivativeVariant;
  readonly sha256: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly width: number;
  readonly height: number;
  /** What made it; empty for the original. */
  readonly recipe: string;
}

/** A content that may lack files, and those it has. */
export interface Derivable {
  readonly sha256: string;
  readonly files: readonly { readonly variant: string; readonly recipe: string }[];
}

/** Which files have been made by which recipes. */
@Injectable()
export class DerivativeRepository {
  constructor(private readonly db: Database) {}

  /** Undefined unless it has been processed and is not deleted. */
  async find(id: ContentId): Promise<Derivable | undefined> {
    const [row] = await this.db.query<Derivable>(
      `SELECT c.sha256, (SELECT coalesce(json_agg(json_build_object('variant', d.variant, 'recipe', d.recipe)), '[]')
                           FROM content_derivative d WHERE d.content_id = c.id) AS files
         FROM content c WHERE c.id = $1 AND c.deleted_at IS NULL AND c.processing_state = 'done'`,
      [id],
    );
    return row;
  }

  /** Keeps what was made, unless the content is gone by now. */
  save(id: ContentId, files: readonly StoredRendition[]): Promise<void> {
    return this.db.transaction(async () => {
      const alive = await this.db.query(`SELECT id FROM content WHERE id = $1 AND deleted_at IS NULL FOR SHARE`, [id]);
      if (alive.length === 0) return;
      await this.put(id, files);
    });
  }

  /** The same in the caller's transaction, which knows that the content is there. */
  async put(id: ContentId, files: readonly StoredRendition[]): Promise<void> {
    await this.db.query(
      `INSERT INTO content_derivative (content_id, variant, sha256, media_type, size, width, height, recipe)
       SELECT $1, variant, sha256, "mediaType", "sizeBytes", width, height, recipe
         FROM jsonb_to_recordset($2::jsonb) AS r(variant text, sha256 text, "mediaType" text, "sizeBytes" bigint, width int, height int, recipe text)
       ON CONFLICT (content_id, variant) DO UPDATE SET sha256 = excluded.sha256, media_type = excluded.media_type, size = excluded.size,
                                                       width = excluded.width, height = excluded.height, recipe = excluded.recipe`,
      [id, JSON.stringify(files)],
    );
  }

  /** Remembers that today's recipes have been tried, whatever came of it: what cannot be made is not tried for ever. */
  async markTried(id: ContentId): Promise<void> {
    await this.db.query(`UPDATE content SET derived_with = $2 WHERE id = $1`, [id, RECIPES_OF_TODAY]);
  }

  /** Processed contents whose files other recipes made, or none. */
  async stale(limit: number): Promise<ContentId[]> {
    const rows = await this.db.query<{ id: ContentId }>(
      `SELECT id FROM content WHERE processing_state = 'done' AND deleted_at IS NULL AND derived_with IS NULL
       UNION ALL
       SELECT id FROM content WHERE processing_state = 'done' AND deleted_at IS NULL AND derived_with < $1
       UNION ALL
       SELECT id FROM content WHERE processing_state = 'done' AND deleted_at IS NULL AND derived_with > $1
       LIMIT $2`,
      [RECIPES_OF_TODAY, limit],
    );
    return rows.map(({ id }) => id);
  }

  async waiting(): Promise<number> {
    const [row] = await this.db.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM job WHERE queue = 'derivative' AND state = 'queued' AND name = 'content.derive'`,
    );
    return row?.count ?? 0;
  }
}
